package io.gatehouse.extension.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/**
 * A name that a governed role or group has or had. It stays that one's: tokens carry names, so whatever else takes the name is as
 * governed until it is classified itself.
 */
@Entity
@Table(name = "GATEHOUSE_RESERVED_NAME")
@IdClass(ReservedNameEntity.Key.class)
public class ReservedNameEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** Lower-case hex SHA-256 of the name: names are longer than an index may be. */
    @Id
    @Column(name = "NAME_HASH")
    public String nameHash;

    /** As {@code graph.ModelReader} says names, for example {@code CLIENT_ROLE:shop/refunds}. */
    @Column(name = "NAME")
    public String name;

    /** Whose it is; perhaps gone. */
    @Column(name = "ENTITY_ID")
    public String entityId;

    @Column(name = "TIER")
    public String tier;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected ReservedNameEntity() {}

    public ReservedNameEntity(String realmId, String nameHash, String name, String entityId, String tier) {
        this.realmId = realmId;
        this.nameHash = nameHash;
        this.name = name;
        this.entityId = entityId;
        this.tier = tier;
    }

    /** Primary key. */
    public record Key(String realmId, String nameHash) implements Serializable {}
}
