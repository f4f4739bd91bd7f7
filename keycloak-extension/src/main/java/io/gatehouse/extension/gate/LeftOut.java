package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.PermitEntity;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.graph.Verdict;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.ledger.Origin;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.keycloak.models.KeycloakSession;

/**
 * Takes single grants of automatic sources out of the transaction, so that the account, the sign-in or the synchronisation goes
 * on without them, and reports each. What people approved for everybody (a default group, a
 * mapper of an identity provider) is taken into the ledger instead. The
 * most sensitive tier is not left out but refused: nothing that brings it by itself may go on unseen.
 */
final class LeftOut {

    private static final Map<EdgeKind, List<String>> ROWS = Map.of(
            EdgeKind.USER_ROLE,
            List.of(
                    "delete from UserRoleMappingEntity m where m.user.id = :source and m.roleId = :target",
                    "delete from FederatedUserRoleMappingEntity m where m.userId = :source and m.roleId = :target"),
            EdgeKind.USER_GROUP,
            List.of(
                    "delete from UserGroupMembershipEntity m where m.user.id = :source and m.groupId = :target",
                    "delete from FederatedUserGroupMembershipEntity m where m.userId = :source and m.groupId = :target"));

    private final KeycloakSession session;
    private final Automatic automatic;
    private final EntityManager em;
    private final Ledger ledger;

    LeftOut(KeycloakSession session, Touched touched, Ledger ledger) {
        this.session = session;
        this.em = Database.of(session);
        this.automatic = new Automatic(session, touched, em);
        this.ledger = ledger;
    }

    /** What remains to be refused. */
    List<Verdict> from(String realm, Realms realms, List<Verdict> violations) {
        List<Verdict> rest = new ArrayList<>();
        Map<Automatic.Source, List<Verdict>> left = new LinkedHashMap<>();
        for (Verdict verdict : violations) {
            Automatic.Source source = verdict.tier() == Tier.T0 ? null : automatic.source(realm, verdict.edge());
            if (source == null) {
                rest.add(verdict);
            } else if (!isApproved(realm, source, verdict.edge())) {
                takeOut(verdict.edge());
                left.computeIfAbsent(source, s -> new ArrayList<>()).add(verdict);
            }
        }
        left.forEach((source, verdicts) -> report(realm, source, realms.named(realm, verdicts)));
        return rest;
    }

    private boolean isApproved(String realm, Automatic.Source source, Edge edge) {
        return switch (source) {
            case DEFAULT -> isApprovedForAll(realm, edge);
            case SIGN_IN -> isApprovedForArrivals(realm, edge);
            case SYNC -> false;
        };
    }

    private boolean isApprovedForArrivals(String realm, Edge edge) {
        Optional<PermitEntity> permit = new Arrivals(em, realm).approved(edge);
        permit.ifPresent(used ->
                adopt(realm, edge, "approved for everybody who arrives there", e -> e.requestId = used.requestId));
        return permit.isPresent();
    }

    /** Not by the baseline: that a group was a default group when enforcement began is nobody's approval for those to come. */
    private boolean isApprovedForAll(String realm, Edge edge) {
        if (edge.kind() != EdgeKind.USER_GROUP) {
            return false;
        }
        Edge definition = new Edge(EdgeKind.REALM_DEFAULT_GROUP, realm, edge.targetId());
        LedgerEntity approved = ledger.live(List.of(definition)).get(definition.key());
        if (approved == null || !Origin.APPROVED.name().equals(approved.origin)) {
            return false;
        }
        adopt(realm, edge, "approved for every new account", e -> {
            e.requestId = approved.requestId;
            e.approvers = approved.approvers;
            e.requester = approved.requester;
            e.validUntil = approved.validUntil;
        });
        return true;
    }

    private void adopt(String realm, Edge edge, String reason, Consumer<LedgerEntity> details) {
        LedgerEntity entry = ledger.write(realm, edge, Origin.DEFINITION, GatehouseClock.now(session), details);
        entry.reason = reason;
        Recorder.of(session, realm)
                .record(new Entry(
                        EntryType.DEFINITION_ADOPTED, Actor.of(session), edge.sourceId(), Map.of("written", 1)));
    }

    private void takeOut(Edge edge) {
        for (String query : ROWS.getOrDefault(edge.kind(), List.of())) {
            em.createQuery(query)
                    .setParameter("source", edge.sourceId())
                    .setParameter("target", edge.targetId())
                    .executeUpdate();
        }
    }

    private void report(String realm, Automatic.Source source, List<NamedEdge> named) {
        Map<String, Object> data =
                new LinkedHashMap<>(Refusal.data(Refusal.reference(), RequestLine.of(session), named));
        data.put("leftOut", source.name());
        Recorder.of(session, realm)
                .record(new Entry(EntryType.CHANGE_CAPTURED, Actor.of(session), Refusal.subject(named), data));
    }
}
