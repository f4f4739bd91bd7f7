package io.gatehouse.extension.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** An audit entry that the app has not acknowledged yet. */
@Entity
@Table(name = "GATEHOUSE_OUTBOX")
public class OutboxEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "AUDIT_SEQ")
    public long auditSeq;

    /** Milliseconds since 1970. */
    @Column(name = "CREATED_AT")
    public long createdAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected OutboxEntity() {}

    OutboxEntity(String id, String realmId, long auditSeq, long createdAt) {
        this.id = id;
        this.realmId = realmId;
        this.auditSeq = auditSeq;
        this.createdAt = createdAt;
    }
}
