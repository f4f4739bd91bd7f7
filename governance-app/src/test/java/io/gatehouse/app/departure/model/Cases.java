package io.gatehouse.app.departure.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases for tests. */
final class Cases {

    private final String personId;
    private boolean confidential;
    private CaseStatus status = CaseStatus.SCHEDULED;
    private @Nullable Instant verifiedAt;
    private @Nullable FailedOrder failure;

    private Cases(String personId) {
        this.personId = personId;
    }

    static Cases scheduled(String personId) {
        return new Cases(personId);
    }

    Cases confidential(boolean value) {
        confidential = value;
        return this;
    }

    Cases verified() {
        status = CaseStatus.ENDED;
        verifiedAt = Instant.parse("2026-11-24T10:00:41Z");
        return this;
    }

    Cases cancelling() {
        status = CaseStatus.CANCELLING;
        return this;
    }

    Cases failed(FailedOrder.Kind kind, String error) {
        failure = new FailedOrder(UUID.randomUUID(), kind, error, Instant.parse("2026-11-24T10:00:00Z"));
        return this;
    }

    DepartureCase build() {
        return new DepartureCase(
                UUID.randomUUID(),
                personId,
                DepartureType.VOLUNTARY,
                LocalDate.of(2026, 11, 24),
                Instant.parse("2026-11-24T10:00:00Z"),
                ZoneId.of("Asia/Shanghai"),
                confidential,
                null,
                status,
                "hr",
                Instant.parse("2026-11-20T10:00:00Z"),
                null,
                null,
                null,
                verifiedAt,
                verifiedAt,
                null,
                1,
                null,
                failure,
                0);
    }
}
