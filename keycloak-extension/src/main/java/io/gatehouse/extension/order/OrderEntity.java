package io.gatehouse.extension.order;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** An order of the app that was carried out, with what came of it: the second one with the same id gets the first answer. */
@Entity
@Table(name = "GATEHOUSE_ORDER")
@IdClass(OrderEntity.Key.class)
public class OrderEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** {@code APPROVAL} or {@code REVOCATION}. */
    @Id
    @Column(name = "KIND")
    public String kind;

    @Id
    @Column(name = "ORDER_ID")
    public String orderId;

    /** Milliseconds since 1970. */
    @Column(name = "DONE_AT")
    public long doneAt;

    @Column(name = "AUDIT_SEQ")
    public @Nullable Long auditSeq;

    /** JSON of the first answer. */
    @Column(name = "OUTCOME")
    public String outcome;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected OrderEntity() {}

    OrderEntity(String realmId, String kind, String orderId, long doneAt, String outcome) {
        this.realmId = realmId;
        this.kind = kind;
        this.orderId = orderId;
        this.doneAt = doneAt;
        this.outcome = outcome;
    }

    /** Primary key. */
    public record Key(String realmId, String kind, String orderId) implements Serializable {}
}
