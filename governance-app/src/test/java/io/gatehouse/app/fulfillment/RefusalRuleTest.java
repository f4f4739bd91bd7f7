package io.gatehouse.app.fulfillment;

import static io.gatehouse.app.fulfillment.RefusalRule.Consequence.GIVE_UP;
import static io.gatehouse.app.fulfillment.RefusalRule.Consequence.LOOK;
import static io.gatehouse.app.fulfillment.RefusalRule.Consequence.TRY_AGAIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalRuleTest {

    static final List<String> CODES = List.of(
            "not_allowed",
            "unknown",
            "malformed",
            "wrong_mode",
            "approval_invalid",
            "approval_expired",
            "four_eyes",
            "approver_not_eligible",
            "closure_changed",
            "sealed_approval_required",
            "departed",
            "already_leaving",
            "already_ended",
            "a code of a later version");

    @Test
    void everyRefusedGrantIsGivenUp() {
        assertThat(CODES).allMatch(code -> RefusalRule.after(OrderKind.APPLY, code, false) == GIVE_UP);
    }

    @Test
    void takingAwayIsOnlyGivenUpWhereTheSameAnswerWouldComeForEver() {
        assertThat(CODES)
                .filteredOn(code -> RefusalRule.after(OrderKind.REVOKE, code, false) == GIVE_UP)
                .containsExactly("malformed");
        assertThat(CODES)
                .filteredOn(code -> RefusalRule.after(OrderKind.EXECUTE_DEPARTURE, code, false) == GIVE_UP)
                .containsExactly("unknown", "malformed", "departed", "already_leaving");
        assertThat(CODES)
                .filteredOn(code -> RefusalRule.after(OrderKind.REGISTER_DEPARTURE, code, false) == GIVE_UP)
                .containsExactly("unknown", "malformed", "departed", "already_leaving");
    }

    @Test
    void whatMayAlreadyBeSoIsLookedAt() {
        assertThat(RefusalRule.after(OrderKind.REVOKE, "unknown", false)).isEqualTo(LOOK);
        assertThat(RefusalRule.after(OrderKind.REGISTER_DEPARTURE, "already_ended", false))
                .isEqualTo(LOOK);
        assertThat(RefusalRule.after(OrderKind.EXECUTE_DEPARTURE, "already_ended", false))
                .isEqualTo(LOOK);
        assertThat(RefusalRule.after(OrderKind.CANCEL_DEPARTURE, "already_ended", false))
                .isEqualTo(LOOK);
    }

    @Test
    void whatTheRegisterDoesNotKnowWaitsOnlyForARegistrationThatMayStillCome() {
        assertThat(RefusalRule.after(OrderKind.EXECUTE_DEPARTURE, "unknown", true))
                .isEqualTo(TRY_AGAIN);
        assertThat(RefusalRule.after(OrderKind.CANCEL_DEPARTURE, "unknown", true))
                .isEqualTo(TRY_AGAIN);
        assertThat(RefusalRule.after(OrderKind.EXECUTE_DEPARTURE, "unknown", false))
                .isEqualTo(GIVE_UP);
        assertThat(RefusalRule.after(OrderKind.CANCEL_DEPARTURE, "unknown", false))
                .isEqualTo(LOOK);
    }

    @Test
    void pausesDoubleAndNeverExceedAMinute() {
        assertThat(BackOff.after(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(BackOff.after(2)).isEqualTo(Duration.ofSeconds(2));
        assertThat(BackOff.after(6)).isEqualTo(Duration.ofSeconds(32));
        assertThat(BackOff.after(7)).isEqualTo(Duration.ofSeconds(60));
        assertThat(BackOff.after(1_000_000)).isEqualTo(Duration.ofSeconds(60));
    }
}
