package io.gatehouse.extension.ledger;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/** One entry of the grant ledger: this edge may exist, because of that approval. Times in milliseconds since 1970. */
@Entity
@Table(name = "GATEHOUSE_LEDGER")
public class LedgerEntity {

    @Id
    @Column(name = "ID")
    public String id;

    @Column(name = "REALM_ID")
    public String realmId;

    @Column(name = "EDGE_KIND")
    public String edgeKind;

    @Column(name = "SOURCE_ID")
    public String sourceId;

    @Column(name = "TARGET_ID")
    public String targetId;

    /** {@code BASELINE}, {@code APPROVED}, {@code RECLASSIFIED}, {@code DEFINITION}. */
    @Column(name = "ORIGIN")
    public String origin;

    /** Account ids, separated by one space. */
    @Column(name = "APPROVERS")
    public @Nullable String approvers;

    @Column(name = "REQUESTER")
    public @Nullable String requester;

    @Column(name = "REQUEST_ID")
    public @Nullable String requestId;

    @Column(name = "JTI")
    public @Nullable String jti;

    @Column(name = "REASON")
    public @Nullable String reason;

    @Column(name = "GRANTED_AT")
    public long grantedAt;

    @Column(name = "VALID_UNTIL")
    public @Nullable Long validUntil;

    @Column(name = "ENDED_AT")
    public @Nullable Long endedAt;

    @Column(name = "END_REASON")
    public @Nullable String endReason;

    /** {@code kind:source:target} while live, null when ended; unique, so an edge has at most one live entry. */
    @Column(name = "LIVE_KEY")
    public @Nullable String liveKey;

    /** For JPA and the ledger. */
    @SuppressWarnings("NullAway.Init")
    protected LedgerEntity() {}
}
