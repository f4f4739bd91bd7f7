package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.StackFailure;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the demo realm needs after its import, once the extension runs: tiers and owners, the baseline, the mode, and then
 * the faults that can only come about with the gate closed. Remembers in the realm (attribute {@value #MARK}) how far it
 * came, so that a second run changes nothing, also when somebody lowered the mode or removed a fault meanwhile.
 *
 * <p>In a test: {@code new Seeder(stack.admin(), "lanstone", said -> {}).enforce()}; with faults {@code .seed(...)}.
 */
public final class Seeder {

    private static final String MARK = "gatehouse.demo.seeded";

    private final AdminClient admin;
    private final String realm;
    private final Consumer<String> progress;
    private final DemoCompany company = DemoCompany.load();

    /**
     * @param admin a master administrator (ADMIN of the extension's interface)
     * @param progress told each step in a sentence
     */
    public Seeder(AdminClient admin, String realm, Consumer<String> progress) {
        this.admin = admin;
        this.realm = "/admin/realms/" + realm;
        this.progress = progress;
    }

    /** Everything; {@code database} opens Keycloak's own database, for the grant that goes around Keycloak. */
    public void seed(DemoFaults.KeycloakDatabase database) {
        if (reached("faults")) {
            progress.accept("The demo company is in place already");
            return;
        }
        enforce();
        new DemoFaults(admin, realm, company).make(database, progress);
        mark("faults");
    }

    /** Classification, baseline, mode ENFORCE; without the faults. */
    public void enforce() {
        if (reached("enforced") || reached("faults")) {
            return;
        }
        classify();
        baseline();
        progress.accept("Switching the gate on");
        ObjectNode order = Json.object();
        order.put("mode", "ENFORCE");
        order.put("reason", "Demo: the company is classified and its baseline taken");
        admin.put(realm + "/gatehouse/mode", order).expect(200);
        JsonNode status = admin.get(realm + "/gatehouse/status").expect(200).json();
        if (!"ENFORCE".equals(status.path("mode").asString(""))) {
            throw new StackFailure("The extension did not keep the mode ENFORCE: " + Json.compact(status));
        }
        mark("enforced");
    }

    /** Tiers, data classes and owners of everything in the files, the app's own roles included. */
    public void classify() {
        progress.accept("Classifying what people can hold");
        RealmIds ids = new RealmIds(admin, realm);
        ArrayNode entries = Json.array();
        for (ClientSystem system : company.systems()) {
            entries.add(entry("CLIENT", ids.client(system.clientId()), system.tier())
                    .put("dataClass", system.dataClass())
                    .put("owner", ids.user(system.owner())));
        }
        for (Entitlement e : company.entitlements().values()) {
            // a group without a tier of its own stays unclassified: what it brings along decides
            if (e.tier() != null) {
                entries.add(entry(e.kind().name(), ids.entitlement(e.key()), e.tier())
                        .put("dataClass", e.dataClass())
                        .put("owner", ids.user(e.owner())));
            }
        }
        app(ids, entries);
        ObjectNode body = Json.object();
        body.set("entries", entries);
        int written = admin.put(realm + "/gatehouse/classification", body)
                .expect(200)
                .json()
                .path("written")
                .asInt(-1);
        if (written < 0) {
            throw new StackFailure("The extension did not say how many classifications it wrote.");
        }
    }

    /** Everything governed that people hold now becomes a ledger entry, to be certified in the first campaign. */
    public void baseline() {
        progress.accept("Taking the baseline of what people hold");
        JsonNode taken = admin.post(realm + "/gatehouse/baseline", Json.object())
                .expect(200)
                .json();
        progress.accept("Baseline: " + taken.path("written").asInt() + " grants");
    }

    private static void app(RealmIds ids, ArrayNode entries) {
        ObjectNode file = RealmFiles.template();
        JsonNode client = file.get("clients").get(0);
        entries.add(entry(
                "CLIENT",
                ids.client(RealmFiles.APP_CLIENT),
                client.get("attributes").get("gatehouse.tier").stringValue()));
        for (JsonNode role : file.get("roles").get("client").get(RealmFiles.APP_CLIENT)) {
            entries.add(entry(
                    "CLIENT_ROLE",
                    ids.entitlement(
                            RealmFiles.APP_CLIENT + "/" + role.get("name").stringValue()),
                    role.get("attributes").get("gatehouse.tier").get(0).stringValue()));
        }
    }

    private static ObjectNode entry(String kind, String id, String tier) {
        return Json.object().put("kind", kind).put("id", id).put("tier", tier);
    }

    private boolean reached(String step) {
        return step.equals(admin.get(realm)
                .expect(200)
                .json()
                .path("attributes")
                .path(MARK)
                .asString(""));
    }

    private void mark(String step) {
        ObjectNode change = Json.object();
        change.putObject("attributes").put(MARK, step);
        admin.put(realm, change).expect(204);
        if (!reached(step)) {
            throw new StackFailure("Keycloak did not keep the attribute " + MARK + " of the realm.");
        }
    }
}
