package io.gatehouse.app.change.web;

import io.gatehouse.app.change.ChangeDetail;
import io.gatehouse.app.change.ListRow;
import io.gatehouse.app.change.model.Approval;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Ending;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A change request as programs read it. Ids are Keycloak's, instants ISO-8601 in UTC. */
record ChangeJson(
        String id,
        String reference,
        long version,
        String status,
        @Nullable String requesterId,
        String operation,
        String sourceId,
        String entitlementId,
        String reason,
        @Nullable String ticket,
        @Nullable Integer days,
        String tier,
        int policyVersion,
        Instant createdAt,
        @Nullable Instant submittedAt,
        List<Decided> approvals,
        @Nullable Ending ending,
        @Nullable Order order,
        boolean captured) {

    /** One approval. */
    record Decided(String approverId, Instant at, @Nullable String reason) {
        static Decided of(Approval approval) {
            return new Decided(approval.approverId(), approval.at(), approval.reason());
        }
    }

    /** How carrying it out stands; {@code VERIFIED} is done. */
    record Order(
            String orderId,
            String state,
            @Nullable Instant validUntil,
            @Nullable Instant verifiedAt,
            @Nullable String fault,
            @Nullable String auditHash) {
        static @Nullable Order of(@Nullable Delivery delivery) {
            return delivery == null
                    ? null
                    : new Order(
                            delivery.orderId().toString(),
                            delivery.state().name(),
                            delivery.validUntil(),
                            delivery.verifiedAt(),
                            delivery.fault(),
                            delivery.auditHash());
        }
    }

    /** A line of a list. */
    record Row(
            String id,
            String reference,
            String status,
            @Nullable String order,
            String operation,
            @Nullable String requesterId,
            String source,
            String entitlement,
            Instant at,
            int attempts) {
        static Row of(ListRow row) {
            return new Row(
                    row.id().toString(),
                    row.reference(),
                    row.status().name(),
                    row.delivery() == null ? null : row.delivery().name(),
                    row.operation().name(),
                    row.requester() == null ? null : row.requester().id(),
                    row.sourceId(),
                    row.targetId(),
                    row.at(),
                    row.attempts());
        }
    }

    static ChangeJson of(ChangeDetail detail) {
        ChangeRequest request = detail.request();
        return new ChangeJson(
                request.id().toString(),
                request.reference(),
                request.version(),
                request.status().name(),
                request.requesterId(),
                request.ask().operation().name(),
                request.ask().sourceId(),
                request.ask().targetId(),
                request.ask().reason(),
                request.ask().ticket(),
                request.ask().days(),
                detail.tier().name(),
                detail.policy().version(),
                request.createdAt(),
                request.submittedAt(),
                request.approvals().stream().map(Decided::of).toList(),
                request.ending(),
                Order.of(request.delivery()),
                request.captured());
    }
}
