package io.gatehouse.app.departure.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AccessEndTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final LocalDate LAST_DAY = LocalDate.of(2026, 12, 31);

    @Test
    void todayAt18IsTodayWhereThePersonWorks() {
        // 17:30 UTC is already the next day in Shanghai
        Instant now = Instant.parse("2026-11-24T17:30:00Z");

        assertThat(AccessEnd.TODAY_18.resolve(now, SHANGHAI, LAST_DAY, null, null))
                .isEqualTo(Instant.parse("2026-11-25T10:00:00Z"));
    }

    @Test
    void theLastDayEndsAt18WhereThePersonWorks() {
        assertThat(AccessEnd.LAST_DAY_18.resolve(Instant.EPOCH, SHANGHAI, LAST_DAY, null, null))
                .isEqualTo(Instant.parse("2026-12-31T10:00:00Z"));
    }

    @Test
    void aTimeThatAClockChangeSkipsMovesPastTheGap() {
        // New York skips 02:30 on 14 March 2027
        Instant end = AccessEnd.CUSTOM.resolve(
                Instant.EPOCH, ZoneId.of("America/New_York"), LAST_DAY, LocalDate.of(2027, 3, 14), LocalTime.of(2, 30));

        assertThat(end).isEqualTo(Instant.parse("2027-03-14T07:30:00Z"));
    }

    @Test
    void nowIsNow() {
        Instant now = Instant.parse("2026-11-24T01:02:03Z");

        assertThat(AccessEnd.NOW.resolve(now, SHANGHAI, LAST_DAY, null, null)).isEqualTo(now);
    }
}
