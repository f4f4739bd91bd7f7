package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.extension.live.LiveStacks;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** With the timer switched off nothing is carried out, and still nobody gets in after the minute. */
@Tag("ci")
class GuardAloneIT {
    private static LocalStack stack;
    private static LiveRealm realm;

    @BeforeAll
    static void start() {
        stack = LiveStacks.withOption("guard", "LEAVER_TIMER", "false");
        realm = LiveRealm.create(stack, "guard");
        realm.role("duty");
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @Test
    void refusesFromTheMinuteOnAlsoAfterACrashAndThoughTheClockGoesBack() {
        LivePerson ada = realm.person("ada");
        ada.grant("duty").expect(204);
        ada.grantClientRole("realm-management", "view-users").expect(204);
        JsonNode online = ada.signIn("openid").expect(200).json();
        JsonNode offline = ada.signIn("openid offline_access").expect(200).json();
        realm.depart("case-ada", ada, realm.now().plusSeconds(600)).expect(200);
        online =
                ada.refresh(online.path("refresh_token").asString()).expect(200).json();
        offline = ada.refresh(offline.path("refresh_token").asString())
                .expect(200)
                .json();
        assertTrue(ada.active(online.path("access_token").asString()));
        ada.userinfo(online.path("access_token").asString()).expect(200);
        ada.asAdministrator(online.path("access_token").asString()).expect(200);
        assertTrue(ada.account().path("enabled").asBoolean());

        realm.clockOffset(Duration.ofSeconds(700));
        Until.fits(
                "the guard learns of the clock",
                Duration.ofSeconds(30),
                () -> ada.account().path("enabled").asBoolean(),
                enabled -> !enabled);
        refused(ada, online, offline);

        realm.clockOffset(Duration.ofSeconds(-86_400));
        Until.fits("the clock is back", Duration.ofSeconds(30), realm::now, now -> now.isBefore(Instant.now()));
        // two readings of the register later nothing has changed
        LivePerson bea = realm.person("bea");
        realm.depart("case-bea", bea, realm.now().plusSeconds(600)).expect(200);
        refused(ada, online, offline);
        bea.signIn("openid").expect(200);

        realm.clockOffset(Duration.ofSeconds(700));
        stack.keycloak().kill();
        stack.keycloak().start();
        refused(ada, online, offline);

        // nothing was carried out: all of this was the guard
        assertEquals(
                "SCHEDULED",
                realm.departure("case-ada").expect(200).json().path("state").asString());
        assertEquals(1, Rows.count(stack, "select count(*) from user_entity where id = ? and enabled", ada.id()));
        assertTrue(Rows.count(stack, "select count(*) from offline_user_session where user_id = ?", ada.id()) > 0);

        // taking it back or moving it is refused too, and enabling
        realm.app()
                .send(
                        "DELETE",
                        realm.gatehouse("/departures/case-ada"),
                        "application/json",
                        Map.of("requestedBy", "hr", "reason", "mistake"))
                .expect(409);
        realm.depart("case-ada", ada, realm.now().plusSeconds(600)).expect(409);
        realm.admin()
                .put(realm.path("/users/" + ada.id()), Map.of("enabled", true))
                .expect(403);
    }

    private static void refused(LivePerson person, JsonNode online, JsonNode offline) {
        person.refresh(online.path("refresh_token").asString()).expect(400);
        person.refresh(offline.path("refresh_token").asString()).expect(400);
        assertFalse(person.active(online.path("access_token").asString()));
        assertFalse(person.active(offline.path("access_token").asString()));
        person.userinfo(online.path("access_token").asString()).expect(401);
        person.asAdministrator(online.path("access_token").asString()).expect(401);
        person.signIn("openid").expect(400, 401);
        assertFalse(person.account().path("enabled").asBoolean());
    }
}
