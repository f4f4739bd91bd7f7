package io.gatehouse.extension.config;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A permit window: one account may once let one object give one entitlement. Times in milliseconds since 1970. */
@Entity
@Table(name = "GATEHOUSE_PERMIT")
@IdClass(PermitEntity.Key.class)
public class PermitEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** The {@code jti} of the approval that opened it. */
    @Id
    @Column(name = "JTI")
    public String jti;

    @Column(name = "ACTOR_ID")
    public String actorId;

    @Column(name = "OBJECT_ID")
    public String objectId;

    @Column(name = "TARGET_ID")
    public String targetId;

    @Column(name = "REQUEST_ID")
    public String requestId;

    @Column(name = "OPENS_AT")
    public long opensAt;

    @Column(name = "ENDS_AT")
    public long endsAt;

    @Column(name = "USED_AT")
    public @Nullable Long usedAt;

    /** For JPA and {@link Permits}. */
    @SuppressWarnings("NullAway.Init")
    protected PermitEntity() {}

    /** Primary key. */
    public record Key(String realmId, String jti) implements Serializable {}
}
