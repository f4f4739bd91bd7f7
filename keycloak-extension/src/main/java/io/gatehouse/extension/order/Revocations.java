package io.gatehouse.extension.order;

import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.gate.Rows;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Receipt;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import io.gatehouse.extension.storage.Retried;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Takes an entitlement from a person: every edge of the person's own that reaches it. The safe direction, so no approval. */
public final class Revocations {

    private static final String KIND = "REVOCATION";

    /**
     * @param actorId who decided it
     */
    public record Revocation(String orderId, String subjectId, String entitlementId, String reason, String actorId) {}

    private final KeycloakSession caller;
    private final String realmId;
    private final String appClient;

    public Revocations(KeycloakSession caller, RealmModel realm, String appClient) {
        this.caller = caller;
        this.realmId = realm.getId();
        this.appClient = appClient;
    }

    /** Carries it out and answers with what was read back in a new transaction. */
    public Map<String, @Nullable Object> apply(Revocation revocation) {
        Applied applied = Retried.inTransaction(caller, session -> applyIn(session, revocation));
        Map<String, @Nullable Object> answer =
                new Outcome(caller, realmId).of("orderId", revocation.orderId(), applied.order(), applied.effect());
        List<Map<String, @Nullable Object>> held = KeycloakModelUtils.runJobInTransactionWithResult(
                caller.getKeycloakSessionFactory(), session -> stillHeld(session, revocation));
        answer.put("stillHeld", held);
        return answer;
    }

    private record Applied(OrderEntity order, String effect) {}

    private Applied applyIn(KeycloakSession session, Revocation revocation) {
        Orders orders = new Orders(session, realmId, KIND);
        Optional<OrderEntity> before = orders.claim(revocation.orderId());
        if (before.isPresent()) {
            return new Applied(before.get(), "ALREADY_APPLIED");
        }
        RealmModel realm = session.realms().getRealm(realmId);
        new RealmStates(session).hold(realmId, false);
        Instant now = GatehouseClock.now(session);
        List<Edge> edges = reaching(session, realm, revocation);
        Ledger ledger = new Ledger(session);
        ledger.live(edges).values().forEach(entry -> ledger.end(entry, now, "revoked"));
        edges.forEach(new EdgeWriter(session, realm)::remove);
        List<Map<String, String>> removed = edges.stream()
                .map(edge ->
                        Map.of("edge", edge.targetId(), "kind", edge.kind() == EdgeKind.USER_ROLE ? "ROLE" : "GROUP"))
                .toList();
        Map<String, Object> data = new TreeMap<>(Map.of(
                "orderId", revocation.orderId(),
                "subjectId", revocation.subjectId(),
                "entitlementId", revocation.entitlementId(),
                "reason", revocation.reason(),
                "removed", removed));
        Receipt receipt = Recorder.of(session, realmId)
                .record(new Entry(
                        EntryType.GRANT_REVOKED, actor(session, realm, revocation), revocation.subjectId(), data));
        OrderEntity order = orders.done(revocation.orderId(), now, Map.of("removed", removed), receipt);
        return new Applied(order, edges.isEmpty() ? "NOTHING_TO_REMOVE" : "REVOKED");
    }

    private List<Edge> reaching(KeycloakSession session, RealmModel realm, Revocation revocation) {
        PrivilegeGraph graph = Gate.flushed(session, realmId, realm.getName());
        return new Rows(Database.of(session))
                .ofPerson(revocation.subjectId()).stream()
                        .filter(edge -> graph.closure(edge.targetId()).contains(revocation.entitlementId()))
                        .toList();
    }

    private List<Map<String, @Nullable Object>> stillHeld(KeycloakSession session, Revocation revocation) {
        RealmModel realm = session.realms().getRealm(realmId);
        PrivilegeGraph graph = Gate.flushed(session, realmId, realm.getName());
        return reaching(session, realm, revocation).stream()
                .map(edge -> {
                    Map<String, @Nullable Object> line = new TreeMap<>();
                    line.put("t", "grant");
                    line.put("subject", revocation.subjectId());
                    line.put("entitlement", revocation.entitlementId());
                    line.put("direct", edge.targetId().equals(revocation.entitlementId()));
                    line.put("edge", edge.targetId());
                    line.put("path", graph.path(edge.targetId(), revocation.entitlementId()));
                    // its entry, if it had one, ended with the order
                    List.of("ledgerId", "origin", "grantedAt", "validUntil").forEach(member -> line.put(member, null));
                    return line;
                })
                .toList();
    }

    private Actor actor(KeycloakSession session, RealmModel realm, Revocation revocation) {
        UserModel person = session.users().getUserById(realm, revocation.actorId());
        return new Actor(revocation.actorId(), person == null ? null : person.getUsername(), appClient);
    }
}
