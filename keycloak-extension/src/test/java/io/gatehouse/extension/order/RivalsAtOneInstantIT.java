package io.gatehouse.extension.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.AtOnce;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Callers who meet at the same thing: one comes after the other, and none gets our error 500. */
class RivalsAtOneInstantIT {

    private static final int ROUNDS = 8;
    private static final int AT_ONCE = 6;

    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "rivals");
    }

    @Test
    void differentApprovalsForTheSameEdgeAreAllCarriedOut() throws Exception {
        String secret = realm.roleId("secret");
        AdminClient app = realm.realm().app();
        for (int round = 0; round < ROUNDS; round++) {
            LivePerson person = realm.person();
            List<Callable<Integer>> rivals = IntStream.range(0, AT_ONCE)
                    .mapToObj(i ->
                            realm.approval("GRANT_ROLE", person.id(), secret).signed())
                    .<Callable<Integer>>map(jws ->
                            () -> app.send("POST", realm.realm().gatehouse("/approvals"), "application/jose", jws)
                                    .status())
                    .toList();
            assertEquals(Collections.nCopies(AT_ONCE, 200), AtOnce.call(rivals), "round " + round);
            List<JsonNode> entries = realm.ledger(person.id(), secret);
            assertEquals(AT_ONCE, entries.size());
            assertEquals(
                    1,
                    entries.stream()
                            .filter(entry -> !entry.hasNonNull("endedAt"))
                            .count(),
                    entries.toString());
            assertEquals(1, person.storedRoles());
        }
    }

    @Test
    void differentRevocationsOfTheSameEdgeAreAllAnswered() throws Exception {
        String secret = realm.roleId("secret");
        AdminClient app = realm.realm().app();
        for (int round = 0; round < ROUNDS; round++) {
            LivePerson person = realm.person();
            realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
            List<Callable<Integer>> rivals = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                Map<String, Object> order = Map.of(
                        "orderId",
                        "rival-" + person.id().substring(0, 8) + "-" + i,
                        "subjectId",
                        person.id(),
                        "entitlementId",
                        secret,
                        "reason",
                        "no longer needed",
                        "actorId",
                        realm.approver().id());
                rivals.add(() ->
                        app.post(realm.realm().gatehouse("/revocations"), order).status());
            }
            assertEquals(Collections.nCopies(AT_ONCE, 200), AtOnce.call(rivals), "round " + round);
            assertEquals(0, person.storedRoles());
        }
    }

    /** As on a server that got the extension later: the realm has no row of ours yet. */
    @Test
    void theFirstModeChangesOfARealmAreAllAnswered() throws Exception {
        GovernedRealm fresh = GovernedRealm.observing(SharedStack.get(), "first");
        String realmId = fresh.realmId();
        AdminClient admin = fresh.admin();
        for (int round = 0; round < ROUNDS; round++) {
            Rows.run(fresh.realm().stack(), "delete from gatehouse_realm where realm_id = '" + realmId + "'");
            List<Callable<Integer>> rivals = Collections.nCopies(
                    AT_ONCE,
                    () -> admin.put(fresh.realm().gatehouse("/mode"), Map.of("mode", "ENFORCE", "reason", "first"))
                            .status());
            assertEquals(Collections.nCopies(AT_ONCE, 200), AtOnce.call(rivals), "round " + round);
        }
        assertEquals(ROUNDS, fresh.events("mode.changed").size(), "once a round, however many asked");
    }

    /**
     * A structural change takes the realm's graph and then its row. The test is that change, step by step; a mode change that
     * took them the other way round would wait for it and it for the mode change.
     */
    @Test
    void aModeChangeAndAStructuralChangeDoNotWaitForEachOther() throws Exception {
        GovernedRealm fresh = GovernedRealm.observing(SharedStack.get(), "order");
        String realmId = fresh.realmId();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (Connection structural = fresh.realm().stack().postgres().connectAsSuperuser("keycloak")) {
            structural.setAutoCommit(false);
            run(structural, "select held_version from gatehouse_hold(?, false)", realmId);
            Future<Answer> mode = thread.submit(() -> fresh.mode("ENFORCE"));
            Until.fits(
                    "the mode change waits for the graph",
                    Duration.ofSeconds(60),
                    () -> Rows.count(
                            fresh.realm().stack(),
                            "select count(*) from pg_locks where not granted and locktype = ?",
                            "advisory"),
                    waiting -> waiting > 0);
            run(structural, "update gatehouse_realm set graph_version = graph_version + 1 where realm_id = ?", realmId);
            structural.commit();
            mode.get().expect(200);
        } finally {
            thread.shutdownNow();
        }
        assertTrue(fresh.events("mode.changed").size() == 1);
    }

    private static void run(Connection connection, String statement, String parameter) throws SQLException {
        try (PreparedStatement prepared = connection.prepareStatement(statement)) {
            prepared.setString(1, parameter);
            prepared.execute();
        }
    }
}
