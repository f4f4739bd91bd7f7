package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What came past every collector is found by the sweep, reported once, and reported again when it is gone. */
@Tag("ci")
class DriftIsFoundIT {

    /** A sweep each 45 s, and the time that it takes on a busy machine. */
    private static final Duration NEXT_SWEEP = Duration.ofSeconds(120);

    @Test
    void aRowWrittenPastKeycloak() {
        LocalStack stack = SharedStack.get();
        GovernedRealm realm = GovernedRealm.create(stack, "drift");
        LivePerson smuggled = realm.person();
        LivePerson approved = realm.person();
        String secret = realm.roleId("secret");
        realm.approval("GRANT_ROLE", approved.id(), secret).submit().expect(200);
        Rows.run(
                stack,
                "insert into user_role_mapping (user_id, role_id) values ('" + smuggled.id() + "', '" + secret + "')");

        JsonNode found = await(realm, "drift.found", smuggled.id()).get(0);

        JsonNode edge = found.path("data").path("edges").get(0);
        assertEquals("USER_ROLE", edge.path("edgeKind").asString());
        assertEquals("secret", edge.path("targetName").asString());
        assertTrue(found.path("actor").isNull());
        assertEquals(1, realm.events("drift.found").size(), "what people approved is no drift");
        assertFalse(realm.freshRoles(smuggled).contains("secret"), "and it does not count meanwhile");
        String swept = lastSweep(realm);

        Until.fits("another sweep", NEXT_SWEEP, () -> lastSweep(realm), at -> !at.equals(swept));
        assertEquals(1, realm.events("drift.found").size(), "told once");
        realm.revoke(smuggled, secret, "order-" + smuggled.id()).expect(200);

        List<JsonNode> gone =
                Until.fits("drift.gone", NEXT_SWEEP, () -> realm.events("drift.gone"), events -> !events.isEmpty());
        assertEquals(
                found.path("data").path("reference").asString(),
                gone.get(0).path("data").path("reference").asString());
    }

    private static List<JsonNode> await(GovernedRealm realm, String type, String subject) {
        return Until.fits(
                type,
                NEXT_SWEEP,
                () -> realm.events(type).stream()
                        .filter(event -> event.path("subject").asString().equals(subject))
                        .toList(),
                events -> !events.isEmpty());
    }

    private static String lastSweep(GovernedRealm realm) {
        return realm.admin()
                .get(realm.realm().gatehouse("/status"))
                .expect(200)
                .json()
                .path("lastDriftSweep")
                .asString("");
    }
}
