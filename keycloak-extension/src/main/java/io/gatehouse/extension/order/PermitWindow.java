package io.gatehouse.extension.order;

import io.gatehouse.extension.config.Permits;
import io.gatehouse.extension.order.OrderRefused.Reason;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Receipt;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Opens the permit window that people approved: the beneficiary of the approval may, until {@code valid_until}, once change the
 * settings of the source so that they give the target.
 */
final class PermitWindow {

    private final KeycloakSession session;
    private final String realmId;
    private final @Nullable Actor actor;

    PermitWindow(KeycloakSession session, String realmId, @Nullable Actor actor) {
        this.session = session;
        this.realmId = realmId;
        this.actor = actor;
    }

    /** @throws OrderRefused {@code approval_invalid}: without an end, or too long */
    OrderEntity open(Orders orders, Approval approval, Instant now) {
        Instant until = approval.validUntil();
        Instant from = approval.validFrom() == null || approval.validFrom().isBefore(now) ? now : approval.validFrom();
        if (until == null || Duration.between(from, until).compareTo(Permits.LONGEST) > 0) {
            throw new OrderRefused(Reason.APPROVAL_INVALID, "valid_until");
        }
        String object = approval.edge().sourceId();
        String target = approval.edge().targetId();
        new Permits(Database.of(session), realmId)
                .open(approval.jti(), approval.requestId(), approval.beneficiary(), object, target, from, until);
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        data.put("jti", approval.jti());
        data.put("requestId", approval.requestId());
        data.put("edgeKind", approval.edge().kind().name());
        data.put("sourceId", object);
        data.put("targetId", target);
        data.put("permittedTo", approval.beneficiary());
        data.put("requester", approval.requester());
        data.put("approvers", approval.approvers());
        data.put("policyVersion", approval.policyVersion());
        data.put("validFrom", from.toString());
        data.put("validUntil", until.toString());
        Receipt receipt = Recorder.of(session, realmId).record(new Entry(EntryType.PERMIT_OPENED, actor, object, data));
        return orders.done(approval.jti(), now, Map.of("validUntil", until.toString()), receipt);
    }
}
