package io.gatehouse.app.review.model;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Risk;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeepRuleTest {

    private static final Instant NOW = Instant.parse("2026-09-30T08:00:00Z");
    private static final KeepRule RULE = new KeepRule(Duration.ofSeconds(3));

    @Test
    void keepingHighRiskNeedsACodeWordsAndALook() {
        assertThatCode(() -> check(Risk.HIGH, Verb.KEEP, ReasonCode.PROJECT, "month-end close", 3))
                .doesNotThrowAnyException();
        refused("code", () -> check(Risk.HIGH, Verb.KEEP, null, "month-end close", 3));
        refused("reason", () -> check(Risk.HIGH, Verb.KEEP, ReasonCode.PROJECT, null, 3));
        refused("reason", () -> check(Risk.HIGH, Verb.KEEP, ReasonCode.PROJECT, "   needed    ", 3));
        refused("look", () -> check(Risk.HIGH, Verb.KEEP, ReasonCode.PROJECT, "month-end close", 2));
        refused(
                "look",
                () -> RULE.check(
                        Risk.HIGH, new Decision(Verb.KEEP, ReasonCode.PROJECT, "month-end close", "me", NOW), null));
    }

    @Test
    void tenChineseCharactersAreTen() {
        assertThatCode(() -> check(Risk.HIGH, Verb.KEEP, ReasonCode.OTHER, "月末付款需由其复核放行", 3))
                .doesNotThrowAnyException();
        refused("reason", () -> check(Risk.HIGH, Verb.KEEP, ReasonCode.OTHER, "月末付款需其放行", 3));
        refused("reason", () -> check(Risk.HIGH, Verb.KEEP, ReasonCode.OTHER, "𠮷𠮷𠮷𠮷𠮷", 3));
    }

    @Test
    void revokingNeverWaitsAndLowerRiskNeedsNeither() {
        assertThatCode(() -> check(Risk.HIGH, Verb.REVOKE, null, null, 0)).doesNotThrowAnyException();
        assertThatCode(() -> check(Risk.MEDIUM, Verb.KEEP, null, null, 0)).doesNotThrowAnyException();
        assertThatCode(() -> check(Risk.LOW, Verb.KEEP, null, null, 0)).doesNotThrowAnyException();
    }

    @Test
    void aBookIsNoReason() {
        refused("reason", () -> check(Risk.LOW, Verb.REVOKE, null, "x".repeat(KeepRule.MAXIMUM_REASON + 1), 9));
    }

    private static void check(Risk risk, Verb verb, @Nullable ReasonCode code, @Nullable String reason, int looked) {
        RULE.check(risk, new Decision(verb, code, reason, "me", NOW), NOW.minusSeconds(looked));
    }

    private static void refused(String field, Runnable check) {
        assertThatThrownBy(check::run)
                .isInstanceOfSatisfying(
                        BadInput.class,
                        bad -> org.assertj.core.api.Assertions.assertThat(bad.field())
                                .isEqualTo(field));
    }
}
