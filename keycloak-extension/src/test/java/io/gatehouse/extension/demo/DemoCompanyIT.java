package io.gatehouse.extension.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.realm.DemoCompany;
import io.gatehouse.realm.DemoRealm;
import io.gatehouse.realm.Seeder;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The demo company behind a closed gate: what it held stays usable, its faults are there, and seeding again adds nothing. */
class DemoCompanyIT {

    private static final String NAME = "company";
    private static final String REALM = "/admin/realms/" + NAME;

    private static LocalStack stack;
    private static AdminClient admin;

    @BeforeAll
    static void seed() {
        stack = SharedStack.get();
        admin = stack.admin();
        Map<String, String> values = new TreeMap<>(stack.realmVariables());
        values.put("GATEHOUSE_REALM", NAME);
        admin.post("/admin/realms", DemoRealm.representation(values)).expect(201);
        seeder().seed(() -> stack.postgres().connectAsSuperuser("keycloak"));
    }

    @AfterAll
    static void remove() {
        admin.delete(REALM).expect(204);
    }

    @Test
    void everyGovernedGrantOfTheCompanyIsInTheLedgerAndStillInAFreshToken() {
        JsonNode status = admin.get(REALM + "/gatehouse/status").expect(200).json();
        assertEquals("ENFORCE", status.get("mode").asString());
        assertTrue(status.get("ledgerLive").asLong() > 0, status.toString());
        JsonNode roles = roles("deng.chao");
        assertTrue(names(roles.path("treasury").path("roles")).contains("payment-release"), roles.toString());
        assertTrue(names(roles.path("erp").path("roles")).contains("vendor-create"), roles.toString());
    }

    @Test
    void theGrantWrittenPastKeycloakIsThereAndNoLedgerEntrySpeaksForIt() throws SQLException {
        DemoCompany.Fault fault = fault("OUTSIDE_PROCESS");
        String user = admin.get(REALM + "/users?exact=true&username=" + fault.username())
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
        String sql = "select count(*) from user_role_mapping m join keycloak_role r on r.id = m.role_id"
                + " where m.user_id = ? and r.name = 'customer-mart'";
        try (var connection = stack.postgres().connectAsSuperuser("keycloak");
                var query = connection.prepareStatement(sql)) {
            query.setString(1, user);
            try (var rows = query.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(1, rows.getInt(1));
            }
        }
        // the same question finds what the baseline took, so an empty answer means something
        assertEquals(0, ledger(user, "warehouse", "customer-mart").size());
        assertEquals(1, ledger(user, "jenkins", "release").size());
    }

    @Test
    void terraformsGrantWasRefusedAndCaptured() {
        DemoCompany.Fault fault = fault("TERRAFORM_REGRANT");
        assertFalse(names(roles(fault.username()).path("gitlab").path("roles")).contains("maintainer"));
        assertTrue(
                audit().valueStream()
                        .anyMatch(entry -> entry.get("type").asString().equals("change.captured")
                                && entry.path("actor").toString().contains("terraform")),
                "no captured change by terraform");
    }

    @Test
    void thePlatformAdministratorIsRefusedAGovernedRoleAndMayGiveAnOrdinaryOne() {
        AdminClient sunLi = admin.as(NAME, "admin-cli", "sun.li", DemoRealm.PASSWORD);
        Answer refused = grant(sunLi, "pan.long", "crm", "customer-export");
        assertEquals(403, refused.status(), refused.body());
        assertTrue(refused.body().contains("governance_required"), refused.body());
        grant(sunLi, "pan.long", "oa", "announcement").expect(204);
    }

    @Test
    void seedingAgainChangesNothing() {
        int before = audit().size();
        seeder().seed(() -> {
            throw new SQLException("nothing is written a second time");
        });
        assertEquals(before, audit().size());
    }

    private static Answer grant(AdminClient by, String username, String clientId, String role) {
        String user = by.get(REALM + "/users?exact=true&username=" + username)
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
        String client = by.get(REALM + "/clients?clientId=" + clientId)
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
        JsonNode found = by.get(REALM + "/clients/" + client + "/roles/" + role)
                .expect(200)
                .json();
        return by.post(REALM + "/users/" + user + "/role-mappings/clients/" + client, List.of(found));
    }

    private static JsonNode ledger(String user, String clientId, String role) {
        String client = admin.get(REALM + "/clients?clientId=" + clientId)
                .expect(200)
                .json()
                .get(0)
                .get("id")
                .asString();
        String id = admin.get(REALM + "/clients/" + client + "/roles/" + role)
                .expect(200)
                .json()
                .get("id")
                .asString();
        return admin.get(REALM + "/gatehouse/ledger?state=LIVE&subject=" + user + "&entitlement=" + id)
                .expect(200)
                .json();
    }

    private static JsonNode audit() {
        return admin.get(REALM + "/gatehouse/audit?after=0&limit=1000")
                .expect(200)
                .json();
    }

    private static JsonNode roles(String username) {
        String token = admin.tokenFor(NAME, "erp", username, DemoRealm.PASSWORD);
        return JsonMapper.shared()
                .readTree(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8))
                .get("resource_access");
    }

    private static List<String> names(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static DemoCompany.Fault fault(String kind) {
        return DemoCompany.load().faults().stream()
                .filter(fault -> fault.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static Seeder seeder() {
        return new Seeder(admin, NAME, said -> {});
    }
}
