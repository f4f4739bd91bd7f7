package io.gatehouse.realm;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The demo realm in one import file: the production part, the settings of {@code demo/realm.json}, and the company.
 * Keycloak imports it at start ({@code --import-realm}) when the realm does not exist; later starts skip it.
 */
public final class DemoRealm {

    /** Name of the realm. */
    public static final String NAME = "lanstone";

    /** Everybody's password. */
    public static final String PASSWORD = "demo";

    private DemoRealm() {}

    /**
     * Writes {@code lanstone-realm.json} into the folder that Keycloak imports from.
     *
     * @param values see {@link RealmFiles}; {@code GATEHOUSE_REALM} is set here, {@code GATEHOUSE_SMTP_PORT} is optional
     * @return the file
     */
    public static Path write(Path importFolder, Map<String, String> values) throws IOException {
        Files.createDirectories(importFolder);
        Map<String, String> all = new TreeMap<>(values);
        all.put("GATEHOUSE_REALM", NAME);
        String text = Json.MAPPER.writeValueAsString(representation(all)) + "\n";
        return Files.writeString(importFolder.resolve(NAME + "-realm.json"), text, StandardCharsets.UTF_8);
    }

    /** Keycloak's RealmRepresentation; under another name where {@code GATEHOUSE_REALM} says so, for tests. */
    public static ObjectNode representation(Map<String, String> values) {
        Map<String, String> all = new TreeMap<>(values);
        all.putIfAbsent("GATEHOUSE_REALM", NAME);
        ObjectNode realm = RealmFiles.template();
        merge(realm, Json.resource("demo/realm.json"));
        merge(realm, DemoRepresentations.of(DemoCompany.load()));
        Placeholders.fill(realm, all);
        return realm;
    }

    /** Objects are merged by member, lists are joined; a plain value of {@code from} wins. */
    private static void merge(ObjectNode into, ObjectNode from) {
        for (Map.Entry<String, JsonNode> member : from.properties()) {
            JsonNode there = into.get(member.getKey());
            if (there instanceof ObjectNode object && member.getValue() instanceof ObjectNode more) {
                merge(object, more);
            } else if (there instanceof ArrayNode list && member.getValue() instanceof ArrayNode more) {
                list.addAll(more);
            } else {
                into.set(member.getKey(), member.getValue());
            }
        }
    }
}
