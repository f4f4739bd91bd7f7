package io.gatehouse.app.departure.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DepartureCaseTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void aCaseClosesOnlyWhenAccessIsVerifiedGoneAndNoBlockingTaskIsOpen() {
        DepartureCase scheduled = Cases.scheduled("p").build();
        DepartureCase ended = Cases.scheduled("p").verified().build();

        assertThat(scheduled.mayClose(List.of())).isInstanceOf(Ruling.Denied.class);
        assertThat(ended.mayClose(List.of(task(true, TaskStatus.OPEN)))).isInstanceOf(Ruling.Denied.class);
        assertThat(ended.mayClose(List.of(task(false, TaskStatus.OPEN), task(true, TaskStatus.DONE))))
                .isEqualTo(Ruling.allowed());
    }

    @Test
    void afterTheCutThePlanIsFixed() {
        assertThat(Cases.scheduled("p").build().mayReschedule()).isEqualTo(Ruling.allowed());
        assertThat(Cases.scheduled("p").verified().build().mayReschedule()).isInstanceOf(Ruling.Denied.class);
    }

    @Test
    void whileItIsBeingCancelledThePlanIsFixedToo() {
        assertThat(Cases.scheduled("p").cancelling().build().mayReschedule())
                .isEqualTo(Ruling.notNow("departure.cancelling"));
        assertThat(Cases.scheduled("p")
                        .failed(FailedOrder.Kind.CANCEL_DEPARTURE, "already_ended")
                        .build()
                        .mayReschedule())
                .isEqualTo(Ruling.notNow("departure.too-late"));
    }

    @Test
    void whatFailedIsTriedAgainUnlessItWasACancellation() {
        DepartureCase unregistered = Cases.scheduled("p")
                .failed(FailedOrder.Kind.REGISTER_DEPARTURE, "departed")
                .build();
        assertThat(unregistered.troubled()).isTrue();
        assertThat(unregistered.mayTryAgain()).isEqualTo(Ruling.allowed());
        assertThat(unregistered.mayReschedule()).isEqualTo(Ruling.allowed());
        assertThat(Cases.scheduled("p").build().mayTryAgain()).isInstanceOf(Ruling.Denied.class);
        assertThat(Cases.scheduled("p")
                        .failed(FailedOrder.Kind.CANCEL_DEPARTURE, "malformed")
                        .build()
                        .mayTryAgain())
                .isInstanceOf(Ruling.Denied.class);
    }

    @Test
    void accessMayOutlastTheLastWorkingDayOfTheWorkLocationAndThatIsSaid() {
        // 17:00 UTC on the 24th is the 25th in Shanghai
        DeparturePlan after = plan(Instant.parse("2026-11-24T17:00:00Z"));
        after.check(NOW);
        assertThat(after.endsAfterLastDay()).isTrue();
        assertThat(plan(Instant.parse("2026-11-24T15:00:00Z")).endsAfterLastDay())
                .isFalse();
    }

    @Test
    void anEndInThePastIsAMistakeButNowIsNot() {
        assertThatThrownBy(() -> plan(NOW.minusSeconds(3600)).check(NOW)).isInstanceOf(BadInput.class);
        plan(NOW).check(NOW);
    }

    @Test
    void anInvoluntaryDepartureIsConfidentialWhateverTheFormSaid() {
        DeparturePlan plan = new DeparturePlan(
                "p", DepartureType.INVOLUNTARY, LocalDate.of(2026, 11, 24), NOW, SHANGHAI, false, null);

        assertThat(plan.confidential()).isTrue();
    }

    private static DeparturePlan plan(Instant accessEnd) {
        return new DeparturePlan(
                "p", DepartureType.VOLUNTARY, LocalDate.of(2026, 11, 24), accessEnd, SHANGHAI, false, null);
    }

    private static ChecklistTask task(boolean blocking, TaskStatus status) {
        return new ChecklistTask(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "laptop",
                Section.IT,
                blocking,
                LocalDate.of(2026, 11, 24),
                status,
                null,
                null,
                null,
                null,
                0);
    }
}
