package io.gatehouse.extension.order;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.config.Power;
import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.gate.Inbound;
import io.gatehouse.extension.gate.Rows;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.Effective;
import io.gatehouse.extension.graph.Gain;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.leaver.LeaverWatch;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.ledger.Origin;
import io.gatehouse.extension.order.OrderRefused.Reason;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Receipt;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import io.gatehouse.extension.storage.Retried;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Carries out what people approved: the grant, its ledger entry, the audit entry and the outbox row in one transaction. */
public final class Approvals {

    private static final String KIND = "APPROVAL";

    private final KeycloakSession caller;
    private final String realmId;
    private final @Nullable Actor actor;

    public Approvals(KeycloakSession caller, RealmModel realm) {
        this.caller = caller;
        this.realmId = realm.getId();
        this.actor = Actor.of(caller);
    }

    /**
     * Verifies and applies a signed approval; answers after the commit. Another approval for the same edge at the same instant
     * comes after or before this one: it replaces the ledger entry, and neither fails.
     *
     * @return the answer of {@code POST /approvals}
     * @throws OrderRefused when it is not carried out
     */
    public Map<String, @Nullable Object> apply(String jws) {
        ApprovalKeys keys = ApprovalKeys.read(GatehouseSettings.of(caller).approvalKeys());
        JsonNode claims = SignedApproval.claims(jws, keys);
        Approval approval = Approval.of(claims, realmId);
        Applied applied = Retried.inTransaction(caller, session -> applyIn(session, approval));
        return new Outcome(caller, realmId)
                .of("jti", approval.jti(), applied.order(), applied.again() ? "ALREADY_APPLIED" : "APPLIED");
    }

    private record Applied(OrderEntity order, boolean again) {}

    private Applied applyIn(KeycloakSession session, Approval approval) {
        Orders orders = new Orders(session, realmId, KIND);
        Optional<OrderEntity> before = orders.claim(approval.jti());
        if (before.isPresent()) {
            return new Applied(before.get(), true);
        }
        Instant now = GatehouseClock.now(session);
        RealmModel realm = session.realms().getRealm(realmId);
        approval.mustBeInTime(now);
        approval.mustBeOthers();
        for (String approver : approval.approvers()) {
            UserModel user = session.users().getUserById(realm, approver);
            if (user == null || !user.isEnabled() || LeaverWatch.node().departed(session, approver)) {
                throw new OrderRefused(Reason.APPROVER_NOT_ELIGIBLE, approver);
            }
        }
        Edge edge = approval.edge();
        new RealmStates(session).hold(realmId, edge.kind().structural());
        PrivilegeGraph graph = Gate.flushed(session, realmId, realm.getName());
        judge(session, approval, graph);
        nobodyGains(session, approval, graph);
        if (edge.kind() == EdgeKind.SETTING) {
            return new Applied(new PermitWindow(session, realmId, actor).open(orders, approval, now), false);
        }
        Ledger ledger = new Ledger(session);
        // what nobody approved did not make anything governed; this approval may, though the row was there before
        Map<String, Long> ends = edge.kind().structural() ? ledger.structural(realmId) : Map.of();
        LedgerEntity entry = ledger.write(realmId, edge, Origin.APPROVED, now, e -> fill(e, approval));
        new EdgeWriter(session, realm).add(edge);
        Database.of(session).flush();
        if (edge.kind().structural()) {
            // what was widened is governed from now on: those who rightly hold it keep it
            new Inbound(session, realmId)
                    .bless(
                            Effective.of(graph, e -> ends.getOrDefault(e.key(), 0L) > now.toEpochMilli())
                                    .graph(),
                            Gate.flushed(session, realmId, realm.getName()),
                            Origin.DEFINITION,
                            now,
                            approval.requestId());
        }
        Receipt receipt = Recorder.of(session, realmId)
                .record(new Entry(EntryType.GRANT_APPLIED, actor, edge.sourceId(), data(entry, approval)));
        return new Applied(orders.done(approval.jti(), now, Map.of("ledgerId", entry.id), receipt), false);
    }

    private void judge(KeycloakSession session, Approval approval, PrivilegeGraph graph) {
        if (approval.edge().kind() == EdgeKind.SETTING
                && approval.edge().targetId().equals(Power.ANYTHING)) {
            return;
        }
        Act act = approval.edge().kind() == EdgeKind.SETTING
                ? Act.of(approval.edge().targetId(), approval.edge().sourceId())
                : null;
        if (act != null) {
            mayBePermitted(session, approval, act, graph);
            return;
        }
        Tier reach = graph.reach(approval.edge().targetId());
        if (reach == null) {
            throw new OrderRefused(Reason.UNKNOWN, approval.edge().targetId());
        }
        if (!graph.closureHash(approval.edge().targetId()).equals(approval.closureHash())) {
            throw new OrderRefused(Reason.CLOSURE_CHANGED, approval.edge().targetId());
        }
        if (reach == Tier.T0) {
            throw new OrderRefused(
                    Reason.SEALED_APPROVAL_REQUIRED, approval.edge().targetId());
        }
        boolean circle = approval.edge().kind() == EdgeKind.GROUP_PARENT
                && graph.closure(approval.edge().targetId())
                        .contains(approval.edge().sourceId());
        if (circle) {
            throw new OrderRefused(Reason.MALFORMED, "target_id");
        }
        if (!approval.edge().kind().structural() && LeaverWatch.node().departed(session, approval.beneficiary())) {
            throw new OrderRefused(Reason.DEPARTED, approval.beneficiary());
        }
    }

    private void mayBePermitted(KeycloakSession session, Approval approval, Act act, PrivilegeGraph graph) {
        if (Gate.standing(session, realmId, graph, act) == Tier.T0) {
            throw new OrderRefused(Reason.SEALED_APPROVAL_REQUIRED, act.objectId());
        }
        if (LeaverWatch.node().departed(session, approval.beneficiary())) {
            throw new OrderRefused(Reason.DEPARTED, approval.beneficiary());
        }
    }

    /** The four-eyes rule for changes of definitions: who gains by one does not decide it. */
    private static void nobodyGains(KeycloakSession session, Approval approval, PrivilegeGraph graph) {
        Rows rows = new Rows(Database.of(session));
        for (String approver : approval.approvers()) {
            List<String> held =
                    rows.ofPerson(approver).stream().map(Edge::targetId).toList();
            if (Gain.by(approval.edge(), approver, held, graph)) {
                throw new OrderRefused(Reason.FOUR_EYES, approver);
            }
        }
    }

    private static void fill(LedgerEntity entry, Approval approval) {
        entry.approvers = String.join(" ", approval.approvers());
        entry.requester = approval.requester();
        entry.requestId = approval.requestId();
        entry.jti = approval.jti();
        entry.reason = approval.reason();
        entry.validUntil =
                approval.validUntil() == null ? null : approval.validUntil().toEpochMilli();
    }

    private static Map<String, @Nullable Object> data(LedgerEntity entry, Approval approval) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("ledgerId", entry.id);
        data.put("jti", approval.jti());
        data.put("requestId", approval.requestId());
        data.put("edgeKind", entry.edgeKind);
        data.put("sourceId", entry.sourceId);
        data.put("targetId", entry.targetId);
        data.put("requester", approval.requester());
        data.put("approvers", approval.approvers());
        data.put("policyVersion", approval.policyVersion());
        data.put(
                "validUntil",
                approval.validUntil() == null ? null : approval.validUntil().toString());
        return data;
    }
}
