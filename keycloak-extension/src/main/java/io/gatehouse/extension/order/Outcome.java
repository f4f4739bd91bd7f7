package io.gatehouse.extension.order;

import io.gatehouse.extension.outbox.AuditEntity;
import io.gatehouse.extension.outbox.CanonicalJson;
import io.gatehouse.extension.storage.Database;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The answer to an order, read back from what was committed. */
final class Outcome {

    private final KeycloakSession caller;
    private final String realmId;

    Outcome(KeycloakSession caller, String realmId) {
        this.caller = caller;
        this.realmId = realmId;
    }

    /**
     * @param idName name of the member that holds the order's id
     * @throws IllegalStateException when the order or its audit entry is not there: then nothing may be called done
     */
    Map<String, @Nullable Object> of(String idName, String orderId, OrderEntity carriedOut, String effect) {
        return KeycloakModelUtils.runJobInTransactionWithResult(caller.getKeycloakSessionFactory(), session -> {
            OrderEntity order = Database.of(session)
                    .find(OrderEntity.class, new OrderEntity.Key(realmId, carriedOut.kind, orderId));
            AuditEntity audit = order == null || order.auditSeq == null
                    ? null
                    : Database.of(session).find(AuditEntity.class, new AuditEntity.Key(realmId, order.auditSeq));
            if (order == null || audit == null) {
                throw new IllegalStateException("The order " + orderId + " cannot be read back");
            }
            Map<String, @Nullable Object> answer = new LinkedHashMap<>();
            answer.put(idName, orderId);
            answer.put("effect", effect);
            if (CanonicalJson.read(order.outcome) instanceof Map<?, ?> first) {
                first.forEach((key, value) -> answer.put(String.valueOf(key), value));
            }
            answer.put("auditSeq", audit.seq);
            answer.put("auditHash", audit.hash);
            return answer;
        });
    }
}
