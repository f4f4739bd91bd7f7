package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Keycloak killed between order and minute, and down at the minute: carried out once, when it is back. */
@Tag("ci")
class LeaverSurvivesCrashIT {
    private static LocalStack stack;
    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        stack = SharedStack.fresh("leaver-crash");
        realm = LiveRealm.create(stack, "crash");
        realm.role("duty");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void isCarriedOutOnceThoughKeycloakWasDownAtTheMinute() {
        LivePerson ada = realm.person("ada");
        ada.grant("duty").expect(204);
        JsonNode before = ada.signIn("openid offline_access").expect(200).json();
        ada.refresh(before.path("refresh_token").asString()).expect(200);
        Instant end = realm.now().plusSeconds(6);
        realm.depart("case-ada", ada, end).expect(200);

        stack.keycloak().kill();
        stack.keycloak().start();
        JsonNode departure = realm.awaitState("case-ada", "ENDED");

        ada.refresh(before.path("refresh_token").asString()).expect(400);
        assertEquals(0, ada.roles());
        assertEquals(
                1, LeaverHasNoAccessIT.step(departure, "ROLES").path("count").asInt());
        assertEquals(
                1,
                Rows.count(
                        stack,
                        "select count(*) from gatehouse_audit where type = 'departure.ended' and subject = ?",
                        ada.id()));
        assertEquals(0, Rows.count(stack, "select count(*) from offline_user_session where user_id = ?", ada.id()));
    }
}
