package io.gatehouse.extension.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** A governed edge that a sweep found without an approval. Times in milliseconds since 1970. */
@Entity
@Table(name = "GATEHOUSE_DRIFT")
@IdClass(DriftEntity.Key.class)
public class DriftEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** {@code kind:source:target}. */
    @Id
    @Column(name = "EDGE_KEY")
    public String edgeKey;

    @Column(name = "REFERENCE")
    public String reference;

    @Column(name = "FOUND_AT")
    public long foundAt;

    /** When a sweep found that it is gone or approved; null while it is there. */
    @Column(name = "GONE_AT")
    public @Nullable Long goneAt;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected DriftEntity() {}

    public DriftEntity(String realmId, String edgeKey, String reference, long foundAt) {
        this.realmId = realmId;
        this.edgeKey = edgeKey;
        this.reference = reference;
        this.foundAt = foundAt;
    }

    /** Primary key. */
    public record Key(String realmId, String edgeKey) implements Serializable {}
}
