package io.gatehouse.app.fulfillment;

import org.jspecify.annotations.Nullable;

/** What an order does. */
enum OrderKind {
    APPLY(OrderRequest.Apply.class),
    REVOKE(OrderRequest.Revoke.class),
    REGISTER_DEPARTURE(OrderRequest.RegisterDeparture.class),
    EXECUTE_DEPARTURE(OrderRequest.ExecuteDeparture.class),
    CANCEL_DEPARTURE(OrderRequest.CancelDeparture.class);

    private final Class<? extends OrderRequest> type;

    OrderKind(Class<? extends OrderRequest> type) {
        this.type = type;
    }

    Class<? extends OrderRequest> type() {
        return type;
    }

    static OrderKind of(OrderRequest request) {
        for (OrderKind kind : values()) {
            if (kind.type.isInstance(request)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(request.getClass().getName());
    }

    /** Whose access it is about; for a changed definition the role or group that is widened. */
    static String subjectOf(OrderRequest request) {
        if (request instanceof OrderRequest.Apply it) {
            return it.approval().sourceId();
        } else if (request instanceof OrderRequest.Revoke it) {
            return it.revocation().subjectId();
        } else if (request instanceof OrderRequest.RegisterDeparture it) {
            return it.departure().subjectId();
        } else if (request instanceof OrderRequest.ExecuteDeparture it) {
            return it.subjectId();
        }
        return ((OrderRequest.CancelDeparture) request).subjectId();
    }

    static @Nullable String entitlementOf(OrderRequest request) {
        if (request instanceof OrderRequest.Apply it) {
            return it.approval().targetId();
        }
        return request instanceof OrderRequest.Revoke it ? it.revocation().entitlementId() : null;
    }

    /**
     * Orders that undo each other keep their order: a revocation never overtakes the grant before it, a rescheduled
     * departure never the first date.
     */
    static String sequenceKey(OrderRequest request) {
        String entitlement = entitlementOf(request);
        return entitlement == null
                ? "departure " + subjectOf(request)
                : "grant " + subjectOf(request) + " " + entitlement;
    }
}
