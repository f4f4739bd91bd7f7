package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail about every change of a request, in the transaction that makes it. */
@Component
class ChangeNotes {

    private final ApplicationEventPublisher events;

    ChangeNotes(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(
            RequestChange what,
            Actor actor,
            @Nullable ChangeRequest before,
            ChangeRequest after,
            @Nullable String reason,
            Map<String, String> references) {
        events.publishEvent(new StateChange(
                what,
                actor,
                after.ask().operation().forPerson() ? after.ask().sourceId() : null,
                "ChangeRequest",
                after.id().toString(),
                before == null ? Map.of() : state(before),
                before == null ? whole(after) : state(after),
                reason,
                references(after, references)));
    }

    private static Map<String, Object> state(ChangeRequest request) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("status", request.status().name());
        if (!request.approvals().isEmpty()) {
            state.put(
                    "approvers",
                    request.approvals().stream().map(a -> a.approverId()).toList());
        }
        Delivery delivery = request.delivery();
        if (delivery != null) {
            state.put("delivery", delivery.state().name());
            if (delivery.validUntil() != null) {
                state.put("validUntil", delivery.validUntil().toString());
            }
        }
        Terms terms = request.terms();
        if (terms != null) {
            state.put("policyVersion", terms.policyVersion());
            state.put("tier", terms.tier().name());
            state.put("closureHash", terms.closureHash());
        }
        return state;
    }

    private static Map<String, Object> whole(ChangeRequest request) {
        Map<String, Object> whole = state(request);
        whole.put("operation", request.ask().operation().name());
        whole.put("sourceId", request.ask().sourceId());
        whole.put("targetId", request.ask().targetId());
        if (request.ask().days() != null) {
            whole.put("days", request.ask().days());
        }
        if (request.ask().ticket() != null) {
            whole.put("ticket", request.ask().ticket());
        }
        return whole;
    }

    private static Map<String, String> references(ChangeRequest request, Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put("changeRequest", request.reference());
        Delivery delivery = request.delivery();
        if (delivery != null) {
            all.put("order", delivery.orderId().toString());
            if (delivery.auditHash() != null) {
                all.put("extensionAuditHash", delivery.auditHash());
            }
        }
        return all;
    }
}
