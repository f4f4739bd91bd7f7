package io.gatehouse.extension.outbox;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One entry of a realm's audit chain. Append-only: PostgreSQL refuses update, delete and truncate. */
@Entity
@Immutable
@Table(name = "GATEHOUSE_AUDIT")
@IdClass(AuditEntity.Key.class)
public class AuditEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    @Id
    @Column(name = "SEQ")
    public long seq;

    /** Milliseconds since 1970. */
    @Column(name = "RECORDED_AT")
    public long at;

    @Column(name = "TYPE")
    public String type;

    /** Canonical JSON of {@link Actor}; null for the server itself. */
    @Column(name = "ACTOR")
    public @Nullable String actor;

    @Column(name = "SUBJECT")
    public @Nullable String subject;

    /** Canonical JSON. */
    @Column(name = "DATA")
    public String data;

    @Column(name = "PREVIOUS_HASH")
    public String previous;

    @Column(name = "HASH")
    public String hash;

    /** For JPA and the chain. */
    @SuppressWarnings("NullAway.Init")
    protected AuditEntity() {}

    /** Primary key. */
    public record Key(String realmId, long seq) implements Serializable {}
}
