package io.gatehouse.extension.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** What the extension keeps for each realm: mode, a waiting lowering of the mode, and the version of the privilege graph. */
@Entity
@Table(name = "GATEHOUSE_REALM")
public class RealmStateEntity {

    @Id
    @Column(name = "REALM_ID")
    public String realmId;

    /** {@code OFF}, {@code OBSERVE}, {@code ENFORCE}; null = the server's default. */
    @Column(name = "MODE")
    public @Nullable String mode;

    /** Raised in the transaction of every structural change, so that every node knows when its graph is old. */
    @Column(name = "GRAPH_VERSION")
    public long graphVersion;

    @Column(name = "PENDING_MODE")
    public @Nullable String pendingMode;

    @Column(name = "PENDING_BY")
    public @Nullable String pendingBy;

    @Column(name = "PENDING_REASON")
    public @Nullable String pendingReason;

    @Column(name = "PENDING_UNTIL")
    public @Nullable Long pendingUntil;

    /** For JPA. */
    @SuppressWarnings("NullAway.Init")
    protected RealmStateEntity() {}

    public RealmStateEntity(String realmId) {
        this.realmId = realmId;
    }
}
