package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.StackFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Brings the production part into a realm that exists, by Keycloak's admin REST, and nothing else: people, other clients
 * and settings of the customer's own stay. A second run changes nothing.
 */
public final class RealmApply {

    private final AdminClient admin;
    private final String path;
    private final ObjectNode wanted;
    private final List<String> changes = new ArrayList<>();

    /**
     * @param admin somebody who may manage the realm
     * @param values {@code GATEHOUSE_APP_URL} and {@code GATEHOUSE_APP_JWKS}, see {@link RealmFiles}
     */
    public RealmApply(AdminClient admin, String realm, Map<String, String> values) {
        this.admin = admin;
        this.path = "/admin/realms/" + realm;
        Map<String, String> all = new java.util.TreeMap<>(values);
        all.put("GATEHOUSE_REALM", realm);
        this.wanted = RealmFiles.production(all);
    }

    /**
     * Applies the part and looks again.
     *
     * @return what was changed, one sentence each; empty when everything was in place
     * @throws StackFailure when Keycloak refused a step, or when a change did not stay
     */
    public List<String> run() {
        List<String> done = once();
        if (!done.isEmpty()) {
            List<String> left = once();
            if (!left.isEmpty()) {
                throw new StackFailure("The realm did not keep these changes: " + left);
            }
        }
        return done;
    }

    private List<String> once() {
        changes.clear();
        languages();
        texts();
        userProfile();
        JsonNode client = wanted.get("clients").get(0);
        JsonNode roles = wanted.get("roles").get("client").get(RealmFiles.APP_CLIENT);
        new ApplyClient(admin, path, changes).apply((ObjectNode) client, roles);
        return List.copyOf(changes);
    }

    private void languages() {
        JsonNode realm = admin.get(path).expect(200).json();
        ArrayNode locales = Json.array();
        realm.path("supportedLocales").forEach(locales::add);
        for (JsonNode locale : wanted.get("supportedLocales")) {
            if (locales.valueStream().noneMatch(locale::equals)) {
                locales.add(locale);
            }
        }
        ObjectNode change = Json.object();
        change.put("internationalizationEnabled", true);
        change.set("supportedLocales", locales);
        if (realm.path("defaultLocale").asString("").isEmpty()) {
            change.set("defaultLocale", wanted.get("defaultLocale"));
        }
        if (!JsonMatch.covers(realm, change)) {
            admin.put(path, change).expect(204);
            changes.add("Languages of the realm: " + Json.compact(locales));
        }
    }

    /** Texts with our prefix are ours; another key is set only where the customer has none of their own. */
    private void texts() {
        for (Map.Entry<String, JsonNode> locale :
                wanted.get("localizationTexts").properties()) {
            String at = path + "/localization/" + locale.getKey();
            JsonNode there = admin.get(at).expect(200).json();
            ObjectNode change = Json.object();
            for (Map.Entry<String, JsonNode> text : locale.getValue().properties()) {
                JsonNode old = there.get(text.getKey());
                boolean ours = text.getKey().startsWith("gatehouse");
                if (old == null || ours && !old.equals(text.getValue())) {
                    change.set(text.getKey(), text.getValue());
                }
            }
            if (!change.isEmpty()) {
                admin.post(at, change).expect(204);
                changes.add("Texts of the login page, " + locale.getKey() + ": " + change.size());
            }
        }
    }

    /** Only the attributes of our group; the customer's own attributes and their rules stay. */
    private void userProfile() {
        ObjectNode profile =
                (ObjectNode) admin.get(path + "/users/profile").expect(200).json();
        boolean changed = false;
        for (JsonNode attribute : RealmFiles.userProfile().get("attributes")) {
            if (attribute.has("group")) {
                changed |= replace(profile.withArrayProperty("attributes"), attribute);
            }
        }
        for (JsonNode group : RealmFiles.userProfile().get("groups")) {
            changed |= replace(profile.withArrayProperty("groups"), group);
        }
        if (changed) {
            admin.put(path + "/users/profile", profile).expect(200);
            changes.add("User profile: attributes that only administrators may change");
        }
    }

    private static boolean replace(ArrayNode list, JsonNode wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (wanted.get("name").equals(list.get(i).get("name"))) {
                if (JsonMatch.covers(list.get(i), wanted)) {
                    return false;
                }
                list.set(i, wanted);
                return true;
            }
        }
        list.add(wanted);
        return true;
    }
}
