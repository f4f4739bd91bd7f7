package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DepartureTest {
    private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
    private static final Instant END = NOW.plusSeconds(120);

    @Test
    void theFirstInstantWithoutAccessIsTheEndItself() {
        Departure departure = Departure.scheduled(END, NOW);
        assertFalse(departure.departed(END.minusMillis(1)));
        assertTrue(departure.departed(END));
    }

    @Test
    void anEndInThePastMeansNow() {
        assertEquals(NOW, Departure.scheduled(NOW.minusSeconds(3600), NOW).accessEnd());
    }

    @Test
    void movesAndIsTakenBackOnlyBeforeItsMinute() {
        Departure departure = Departure.scheduled(END, NOW);
        assertEquals(
                END.plusSeconds(60),
                departure.rescheduled(END.plusSeconds(60), NOW).accessEnd());
        assertEquals(DepartureState.CANCELLED, departure.cancelled(NOW).state());
        assertEquals(Optional.of(Objection.ALREADY_ENDED), departure.objection(END));
        assertThrows(IllegalStateException.class, () -> departure.cancelled(END));
        assertThrows(IllegalStateException.class, () -> departure.rescheduled(END.plusSeconds(60), END));
    }

    @Test
    void aRepeatedOrderChangesNothing() {
        Departure departure = Departure.scheduled(NOW.minusSeconds(5), NOW);
        assertTrue(departure.serves(NOW.minusSeconds(5), NOW.plusSeconds(1)), "an end in the past, sent twice");
        assertFalse(departure.serves(END, NOW.plusSeconds(1)), "a later end is another order");
        assertFalse(Departure.scheduled(END, NOW).serves(NOW, NOW), "an earlier end is another order until reached");
    }

    @Test
    void aStartedDepartureIsDepartedWhateverTheClockSays() {
        Departure started = Departure.scheduled(END, NOW).started(END);
        assertTrue(started.departed(NOW.minus(Duration.ofDays(365))));
        assertTrue(started.objection(NOW).isPresent());
    }

    @Test
    void isCutOnceAndEndsOnlyAfterTheCut() {
        Departure running = Departure.scheduled(END, NOW).started(END);
        assertThrows(IllegalStateException.class, () -> running.ended(END, END));
        Departure cut = running.cut(END);
        assertThrows(IllegalStateException.class, () -> cut.cut(END));
        assertEquals(DepartureState.ENDED, cut.ended(END, END).state());
    }

    @Test
    void isTriedAgainWithoutEndAndAtTheLatestAMinuteLater() {
        Departure departure = Departure.scheduled(END, NOW).started(END);
        Duration before = Duration.ZERO;
        for (int i = 1; i <= 200; i++) {
            departure = departure.failed("database away", NOW);
            Duration wait = Duration.between(NOW, departure.retryAt());
            assertTrue(wait.compareTo(Duration.ofSeconds(60)) <= 0 && wait.compareTo(before) >= 0);
            assertEquals(i, departure.attempts());
            before = wait;
        }
    }

    @Test
    void isLookedAtAgainSeveralTimesAndThenNeverAgain() {
        Departure departure =
                Departure.scheduled(END, NOW).started(END).cut(END).ended(END, NOW);
        Instant at = departure.retryAt();
        int looks = 0;
        while (!at.equals(Departure.NEVER)) {
            departure = departure.lookedAgain(at, at);
            assertTrue(departure.retryAt().isAfter(at));
            at = departure.retryAt();
            looks++;
        }
        assertEquals(4, looks);
    }

    @Test
    void aLookThatFailedStaysOwed() {
        Departure ended = Departure.scheduled(END, NOW).started(END).cut(END).ended(END, NOW);
        Departure postponed = ended.lookPostponed("database away", NOW);
        assertEquals(ended.looks(), postponed.looks());
        assertEquals(NOW.plusSeconds(60), postponed.retryAt());
        assertEquals(ended.verifiedAt(), postponed.verifiedAt());
    }

    @Test
    void whatCameBackIsNotVerifiedUntilALaterReadingFindsItGone() {
        Departure ended = Departure.scheduled(END, NOW).started(END).cut(END).ended(END, NOW);
        Departure back = ended.lookedAgain(END, NOW).cameBack("1 roles", END.plusSeconds(2), NOW);
        assertEquals(null, back.verifiedAt());
        assertEquals(END, back.endedAt(), "access ended when it ended");
        assertTrue(back.departed(NOW));
        assertEquals(NOW, back.retryAt(), "read back at once");
        Departure still = back.cameBack("1 roles", END.plusSeconds(3), NOW);
        assertEquals(null, still.verifiedAt());
        assertTrue(still.retryAt().isAfter(NOW), "what stays is not tried again without a pause");
        Departure gone = still.lookedAgain(END.plusSeconds(5), NOW);
        assertEquals(END.plusSeconds(5), gone.verifiedAt());
        assertEquals(END, gone.endedAt());
        assertEquals(null, gone.lastError());
        assertEquals(0, gone.looks(), "the looks begin anew");
        assertTrue(gone.retryAt().isBefore(NOW.plusSeconds(60)));
    }

    /** Random orders at random times, with clocks that jump both ways. */
    @Test
    void neverComesBackOnceItsMinuteWasWrittenDown() {
        int endedRuns = 0;
        for (long seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            Departure departure = Departure.scheduled(NOW.plusSeconds(random.nextInt(600)), NOW);
            int cuts = 0;
            for (int i = 0; i < 40; i++) {
                Departure before = departure;
                departure = step(departure, random, NOW.plusSeconds(random.nextInt(2400) - 1200));
                cuts += before.cutAt() == null && departure.cutAt() != null ? 1 : 0;
                if (before.state() == DepartureState.RUNNING || before.state() == DepartureState.ENDED) {
                    assertTrue(departure.departed(NOW.minusSeconds(10_000)), "seed " + seed + " " + departure);
                    assertEquals(before.accessEnd(), departure.accessEnd(), "seed " + seed);
                }
                assertTrue(departure.state() != DepartureState.ENDED || departure.cutAt() != null, "seed " + seed);
            }
            assertTrue(cuts <= 1, "seed " + seed);
            endedRuns += departure.state() == DepartureState.ENDED ? 1 : 0;
        }
        assertTrue(endedRuns > 100, "the walk must reach the end often enough to mean something: " + endedRuns);
    }

    private static Departure step(Departure departure, Random random, Instant now) {
        try {
            return switch (random.nextInt(8)) {
                case 0 -> departure.rescheduled(now.plusSeconds(random.nextInt(600)), now);
                case 1 -> random.nextInt(4) == 0 ? departure.cancelled(now) : departure;
                case 2 -> departure.dueNow(now);
                case 3, 4 -> departure.started(now);
                case 5 -> departure.cut(now);
                case 6 -> departure.failed("x", now);
                default -> departure.ended(now, now);
            };
        } catch (IllegalStateException refused) {
            return departure;
        }
    }
}
