package io.gatehouse.extension.leaver;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One departure as it is stored. Times are milliseconds since 1970 (UTC). {@code openKey} is unique: it is what makes a
 * second departure of the same episode impossible, also when two are registered in the same instant.
 */
@Entity
@Table(name = "GATEHOUSE_LEAVER")
@SuppressWarnings("NullAway.Init")
public class LeaverRow {
    @Id
    @Column(name = "CASE_ID", length = 64)
    String caseId;

    @Column(name = "REALM_ID", nullable = false, updatable = false)
    String realmId;

    @Column(name = "USER_ID", nullable = false, updatable = false)
    String userId;

    @Column(name = "EPISODE", nullable = false, updatable = false)
    int episode;

    @Column(name = "OPEN_KEY", unique = true)
    @Nullable
    String openKey;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 16)
    DepartureState state;

    @Column(name = "ACCESS_END", nullable = false)
    long accessEnd;

    @Column(name = "ZONE", nullable = false)
    String zone;

    @Column(name = "TYPE", nullable = false)
    String type;

    @Column(name = "CONFIDENTIAL", nullable = false)
    boolean confidential;

    @Column(name = "REQUESTED_BY", nullable = false)
    String requestedBy;

    @Column(name = "CANCEL_REASON", length = 1000)
    @Nullable
    String cancelReason;

    @Column(name = "REGISTERED_AT", nullable = false, updatable = false)
    long registeredAt;

    @Column(name = "CUT_AT")
    @Nullable
    Long cutAt;

    @Column(name = "VERIFIED_AT")
    @Nullable
    Long verifiedAt;

    @Column(name = "ENDED_AT")
    @Nullable
    Long endedAt;

    @Column(name = "ATTEMPTS", nullable = false)
    int attempts;

    @Column(name = "LAST_ERROR", length = 1000)
    @Nullable
    String lastError;

    /** Database clock, without the demo's offset. */
    @Column(name = "RETRY_AT", nullable = false)
    long retryAt;

    @Column(name = "LOOKS", nullable = false)
    int looks;

    /** The last reading back, by Gatehouse's clock. */
    @Column(name = "LOOKED_AT")
    @Nullable
    Long lookedAt;

    /** Database clock, without the demo's offset: what the guards of all nodes ask for. */
    @Column(name = "CHANGED_AT", nullable = false)
    long changedAt;

    @Version
    @Column(name = "VERSION", nullable = false)
    int version;

    /** For Hibernate. */
    protected LeaverRow() {}

    static LeaverRow of(String caseId, String realmId, String userId, int episode) {
        LeaverRow row = new LeaverRow();
        row.caseId = caseId;
        row.realmId = realmId;
        row.userId = userId;
        row.episode = episode;
        row.openKey = realmId + "/" + userId + "/" + episode;
        return row;
    }

    Departure departure() {
        return new Departure(
                state,
                Instant.ofEpochMilli(accessEnd),
                instant(cutAt),
                instant(verifiedAt),
                instant(endedAt),
                attempts,
                lastError,
                Instant.ofEpochMilli(retryAt),
                looks,
                instant(lookedAt));
    }

    void become(Departure next, Instant databaseNow) {
        state = next.state();
        accessEnd = next.accessEnd().toEpochMilli();
        cutAt = millis(next.cutAt());
        verifiedAt = millis(next.verifiedAt());
        endedAt = millis(next.endedAt());
        attempts = next.attempts();
        lastError = next.lastError();
        retryAt = next.retryAt().toEpochMilli();
        looks = next.looks();
        lookedAt = millis(next.lookedAt());
        changedAt = databaseNow.toEpochMilli();
        if (state == DepartureState.CANCELLED) {
            openKey = null;
        }
    }

    static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }

    private static @Nullable Long millis(@Nullable Instant instant) {
        return instant == null ? null : instant.toEpochMilli();
    }
}
