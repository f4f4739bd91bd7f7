package io.gatehouse.app.change;

import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Change requests as rows. {@link #locked} holds the row until the end of the transaction, so two decisions queue up. */
@Component
class ChangeStore {

    private final JdbcClient sql;

    ChangeStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<ChangeRequest> find(UUID id) {
        return read("select * from change.change_request where id = ?", id);
    }

    Optional<ChangeRequest> byOrder(UUID orderId) {
        return read("select * from change.change_request where order_id = ? for update", orderId);
    }

    Optional<ChangeRequest> byIdempotencyKey(String requesterId, String key) {
        return read(
                "select * from change.change_request where requester_id = ? and idempotency_key = ?", requesterId, key);
    }

    /** The open question about this edge that came from this account, if there is one. */
    Optional<ChangeRequest> openCapture(String capturedFor, String sourceId, String targetId, @Nullable String act) {
        return read("""
                select * from change.change_request
                where captured_for = ? and source_id = ? and target_id = ? and coalesce(act, '') = ?
                and status in ('DRAFT', 'SUBMITTED')
                order by number desc limit 1 for update""", capturedFor, sourceId, targetId, act == null ? "" : act);
    }

    /** The account whose attempt in Keycloak this request came from. */
    Optional<String> capturedFor(UUID id) {
        return sql.sql("select captured_for from change.change_request where id = ? and captured_for is not null")
                .param(id)
                .query(String.class)
                .optional();
    }

    Optional<ChangeRequest> submittedFor(String sourceId, String targetId, @Nullable String act) {
        return read(
                "select * from change.change_request where source_id = ? and target_id = ? and coalesce(act, '') = ?"
                        + " and status = 'SUBMITTED'",
                sourceId,
                targetId,
                act == null ? "" : act);
    }

    List<UUID> submittedBefore(Instant instant, int policyVersion, String tier) {
        return sql.sql("""
                        select id from change.change_request
                        where status = 'SUBMITTED' and submitted_at < ? and policy_version = ? and tier = ?
                        order by number limit 500""")
                .params(instant.atOffset(ZoneOffset.UTC), policyVersion, tier)
                .query(UUID.class)
                .list();
    }

    /** @throws UnknownObject when there is none */
    ChangeRequest locked(UUID id) {
        return read("select * from change.change_request where id = ? for update", id)
                .orElseThrow(() -> new UnknownObject("ChangeRequest", id));
    }

    private Optional<ChangeRequest> read(String query, Object... values) {
        return sql.sql(query)
                .params(values)
                .query((row, n) -> ChangeRows.read(row, List.of()))
                .optional()
                .map(request -> request.withApprovals(approvals(request.id())));
    }

    private List<Approval> approvals(UUID id) {
        return sql.sql("select * from change.approval where request_id = ? order by at, approver_id")
                .param(id)
                .query((row, n) -> ChangeRows.approval(row))
                .list();
    }

    /**
     * Writes a new request and answers it with its number; nothing when another one stands in its way that was written at the
     * same moment: with the same key, or an open one for the same edge.
     */
    Optional<ChangeRequest> insert(
            ChangeRequest request, @Nullable String capturedFor, @Nullable String idempotencyKey) {
        return sql.sql("""
                        insert into change.change_request (id, status, requester_id, operation, source_id, target_id,
                            reason, ticket, days, act, captured_for, created_at, submitted_at, closure_hash, tier,
                            policy_version, idempotency_key)
                        values (:id, :status, :requester, :operation, :source, :target, :reason, :ticket, :days, :act,
                            :capturedFor, :created, :submitted, :closure, :tier, :policy, :idempotencyKey)
                        on conflict do nothing
                        returning number""")
                .params(ChangeRows.values(request))
                .param("capturedFor", capturedFor)
                .param("idempotencyKey", idempotencyKey)
                .query(Long.class)
                .optional()
                .map(number -> ChangeRows.withNumber(request, number));
    }

    /**
     * Writes the next state of a locked request; its version goes up by one.
     *
     * @throws StaleVersion when one for the same edge was submitted at the same moment
     */
    void save(ChangeRequest next) {
        try {
            write(next);
        } catch (DuplicateKeyException another) {
            throw new StaleVersion("/changes/" + next.id(), Map.of());
        }
    }

    private void write(ChangeRequest next) {
        int rows = sql.sql("""
                        update change.change_request set version = version + 1, status = :status,
                            requester_id = :requester, reason = :reason, ticket = :ticket, days = :days,
                            submitted_at = :submitted, closure_hash = :closure, tier = :tier,
                            policy_version = :policy, ended_by = :endedBy, ended_at = :endedAt,
                            end_reason = :endReason, order_id = :order, delivery = :delivery,
                            ordered_at = :orderedAt, valid_until = :validUntil, verified_at = :verifiedAt,
                            fault = :fault, audit_hash = :auditHash
                        where id = :id and version = :version""").params(ChangeRows.values(next)).update();
        if (rows != 1) {
            throw new IllegalStateException("change request " + next.id() + " was saved without its lock");
        }
    }

    void add(ChangeRequest request, Approval approval) {
        sql.sql("""
                        insert into change.approval
                            (request_id, requester_id, source_id, approver_id, at, acr, reason, as_approver, as_owner)
                        values (:id, :requester, :source, :approver, :at, :acr, :reason, :asApprover, :asOwner)""")
                .param("id", request.id())
                .param("requester", request.requesterId())
                .param("source", request.ask().sourceId())
                .param("approver", approval.approverId())
                .param("at", approval.at().atOffset(ZoneOffset.UTC))
                .param("acr", approval.acr())
                .param("reason", approval.reason())
                .param("asApprover", approval.asApprover())
                .param("asOwner", approval.asOwner())
                .update();
    }
}
