package io.gatehouse.extension.leaver;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownLeaversTest {
    private static final Instant END = Instant.parse("2026-03-31T10:00:00Z");

    private final KnownLeavers known = new KnownLeavers();

    @Test
    void nobodyIsGuardedWithoutARow() {
        assertFalse(known.mentions("ada"));
        assertFalse(known.departed("ada", END.plusSeconds(1)));
    }

    @Test
    void refusesFromTheSecondOnWithoutAnythingHavingRun() {
        learn("c1", 0, DepartureState.SCHEDULED, END);
        assertTrue(known.mentions("ada"));
        assertFalse(known.departed("ada", END.minusMillis(1)));
        assertTrue(known.departed("ada", END));
    }

    @Test
    void aClockThatGoesBackBringsNobodyBack() {
        learn("c1", 0, DepartureState.SCHEDULED, END);
        assertTrue(known.departed("ada", END));
        assertTrue(known.departed("ada", END.minusSeconds(86_400)));
        learn("c1", 0, DepartureState.SCHEDULED, END);
        assertTrue(known.departed("ada", END.minusSeconds(86_400)), "the same row read again changes nothing");
    }

    @Test
    void followsTheRegister() {
        learn("c1", 0, DepartureState.SCHEDULED, END);
        learn("c1", 1, DepartureState.SCHEDULED, END.plusSeconds(60));
        assertFalse(known.departed("ada", END));
        learn("c1", 0, DepartureState.SCHEDULED, END);
        assertFalse(known.departed("ada", END), "an old version that arrives late is not believed");
        learn("c1", 2, DepartureState.CANCELLED, END.plusSeconds(60));
        assertFalse(known.mentions("ada"));
    }

    @Test
    void aCancelledCaseDoesNotHideAnotherOne() {
        learn("c2", 0, DepartureState.SCHEDULED, END);
        learn("c1", 5, DepartureState.CANCELLED, END);
        assertTrue(known.departed("ada", END));
    }

    @Test
    void whoHasEndedStaysSoInAnyOrderOfArrival() {
        DepartureState[] life = {
            DepartureState.SCHEDULED, DepartureState.SCHEDULED, DepartureState.RUNNING, DepartureState.ENDED
        };
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            KnownLeavers one = new KnownLeavers();
            boolean ended = false;
            for (int i = 0; i < 30; i++) {
                int version = random.nextInt(life.length);
                one.learn(List.of(new KnownLeaver("c1", "ada", version, life[version], END.toEpochMilli())));
                ended |= version >= 2;
                if (ended) {
                    assertTrue(one.departed("ada", END.minusSeconds(random.nextInt(100_000))), "seed " + seed);
                }
            }
        }
    }

    private void learn(String caseId, int version, DepartureState state, Instant end) {
        known.learn(List.of(new KnownLeaver(caseId, "ada", version, state, end.toEpochMilli())));
    }
}
