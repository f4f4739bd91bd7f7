package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.config.Permits;
import io.gatehouse.extension.order.ApprovalKeys;
import io.gatehouse.extension.order.Approvals;
import io.gatehouse.extension.order.OrderRefused;
import io.gatehouse.extension.order.Revocations;
import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.Lengths;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What the app orders. Every order is carried out in a transaction of its own and answered after its commit. */
final class OrdersResource {

    private static final Logger LOG = Logger.getLogger(OrdersResource.class);

    private final Call call;

    OrdersResource(Call call) {
        this.call = call;
        call.allow(Caller.APP);
    }

    Response approval(@Nullable String jws) {
        if (jws == null || jws.isBlank()) {
            throw Problem.of(call.session(), Problem.Code.MALFORMED, "body");
        }
        try {
            return call.ok(new Approvals(call.session(), call.realm()).apply(jws));
        } catch (ApprovalKeys.Unusable e) {
            LOG.errorf("No approval can be applied: %s", e.getMessage());
            throw Problem.of(call.session(), Problem.Code.APPROVAL_KEYS_UNUSABLE, ApprovalKeys.SETTING);
        } catch (OrderRefused e) {
            throw Problem.of(call.session(), Problem.Code.valueOf(e.reason().name()), e.detail());
        }
    }

    Response permit(String jti) {
        Map<String, @Nullable Object> permit = new Permits(
                        Database.of(call.session()), call.realm().getId())
                .shown(call.text(jti, "jti", Lengths.ORDER_ID));
        if (permit == null) {
            throw Problem.of(call.session(), Problem.Code.UNKNOWN);
        }
        return call.ok(permit);
    }

    Response revocation(@Nullable String body) {
        JsonNode order = call.object(body);
        Revocations.Revocation revocation = new Revocations.Revocation(
                call.text(order, "orderId", Lengths.ORDER_ID),
                call.text(order, "subjectId", Lengths.ACCOUNT_ID),
                call.text(order, "entitlementId", Lengths.ENTITLEMENT_ID),
                reason(order),
                call.text(order, "actorId", Lengths.ACCOUNT_ID));
        String app = GatehouseSettings.of(call.session()).appClient();
        return call.ok(new Revocations(call.session(), call.realm(), app).apply(revocation));
    }

    /** May be missing or empty: revoking is the safe direction. */
    private String reason(JsonNode order) {
        String reason = order.path("reason").asText("");
        return reason.isBlank() ? "" : call.text(reason, "reason", Lengths.REASON);
    }
}
