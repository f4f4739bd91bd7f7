package io.gatehouse.app.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.platform.security.CheckRule.Need;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckRuleTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private final CheckRule rule = new CheckRule(Duration.ofMinutes(5));

    @ParameterizedTest
    @CsvSource({
        "0, false, NONE",
        "299, false, NONE",
        "300, false, WANTED",
        "899, false, WANTED",
        "900, false, REQUIRED",
        "-1, false, WANTED",
        ", false, REQUIRED",
        "0, true, REQUIRED",
        "300, true, REQUIRED"
    })
    void actsAreAlwaysCheckedAndReadingWithinTheInterval(Long secondsAgo, boolean acts, Need need) {
        assertThat(rule.need(secondsAgo == null ? null : NOW.minusSeconds(secondsAgo), NOW, acts))
                .isEqualTo(need);
    }
}
