package io.gatehouse.extension.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** Tier, data class and owner of one role, group or client, by its immutable id. The attributes of Keycloak only mirror it. */
@Entity
@Table(name = "GATEHOUSE_CLASSIFICATION")
@IdClass(ClassificationEntity.Key.class)
public class ClassificationEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    @Id
    @Column(name = "ENTITY_ID")
    public String entityId;

    /** {@code REALM_ROLE}, {@code CLIENT_ROLE}, {@code GROUP}, {@code CLIENT}. */
    @Column(name = "KIND")
    public String kind;

    /** {@code T0} (most sensitive) to {@code T3}. */
    @Column(name = "TIER")
    public @Nullable String tier;

    @Column(name = "DATA_CLASS")
    public @Nullable String dataClass;

    /** Account id. */
    @Column(name = "OWNER")
    public @Nullable String owner;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ClassificationEntity() {}

    public ClassificationEntity(String realmId, String entityId, String kind) {
        this.realmId = realmId;
        this.entityId = entityId;
        this.kind = kind;
    }

    /** Primary key. */
    public record Key(String realmId, String entityId) implements Serializable {}
}
