package io.gatehouse.extension.order;

import io.gatehouse.extension.outbox.CanonicalJson;
import io.gatehouse.extension.outbox.Receipt;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.PreparePhase;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The memory of carried out orders: the same id has one effect, however often and from however many threads it is sent. */
final class Orders {

    private final KeycloakSession session;
    private final EntityManager em;
    private final String realmId;
    private final String kind;

    Orders(KeycloakSession session, String realmId, String kind) {
        this.session = session;
        this.em = Database.of(session);
        this.realmId = realmId;
        this.kind = kind;
    }

    /** Lets one thread at a time work on that order, and answers with its outcome if it was carried out before. */
    Optional<OrderEntity> claim(String orderId) {
        Database.lock(em, "gatehouse-order:" + realmId + ":" + kind + ":" + orderId);
        return Optional.ofNullable(em.find(OrderEntity.class, new OrderEntity.Key(realmId, kind, orderId)));
    }

    /** Remembers the outcome, and with it where its audit entry will stand. */
    OrderEntity done(String orderId, Instant at, Map<String, ? extends @Nullable Object> outcome, Receipt receipt) {
        OrderEntity order = new OrderEntity(realmId, kind, orderId, at.toEpochMilli(), CanonicalJson.write(outcome));
        em.persist(order);
        PreparePhase.of(session).at(PreparePhase.Step.RECORD, () -> order.auditSeq = receipt.seq());
        return order;
    }
}
