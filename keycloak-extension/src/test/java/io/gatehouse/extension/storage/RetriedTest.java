package io.gatehouse.extension.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.ModelException;

/** Which failures are another transaction's win, and how often one loses before giving up. */
class RetriedTest {

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40001", "40P01", "55P03", "HYT00"})
    void aLostRaceIsSeenThroughEveryWrapper(String state) {
        SQLException fault = new SQLException("refused", state);
        assertTrue(LostRace.isCauseOf(new ModelException("refused", new PersistenceException(fault))));
        assertTrue(LostRace.isCauseOf(new RuntimeException(new Exception(fault))));
        RuntimeException rollback = new RuntimeException("rolled back");
        rollback.addSuppressed(fault);
        assertTrue(LostRace.isCauseOf(rollback));
    }

    @Test
    void whatKeycloakAndHibernateMakeOfARaceIsOne() {
        assertTrue(LostRace.isCauseOf(new ModelDuplicateException("exists")));
        assertTrue(LostRace.isCauseOf(new RuntimeException(new OptimisticLockException())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"23502", "23503", "22001", "08006", "42P01"})
    void whatWillNotComeRightIsNotTriedAgain(String state) {
        ModelException failure = new ModelException("refused", new SQLException("refused", state));
        assertFalse(LostRace.isCauseOf(failure));
        AtomicInteger tries = new AtomicInteger();
        ModelException thrown = assertThrows(
                ModelException.class,
                () -> Retried.again(() -> {
                    tries.incrementAndGet();
                    throw failure;
                }));
        assertSame(failure, thrown);
        assertEquals(1, tries.get());
    }

    @Test
    void failuresThatPointAtEachOtherDoNotHoldItUp() {
        RuntimeException one = new RuntimeException("one");
        RuntimeException other = new RuntimeException("other", one);
        one.addSuppressed(other);
        assertFalse(LostRace.isCauseOf(one));
    }

    @Test
    void theLoserTriesAgainOnWhatIsThereNow() {
        AtomicInteger tries = new AtomicInteger();
        String answer = Retried.again(() -> {
            if (tries.incrementAndGet() < 6) {
                throw new ModelDuplicateException("exists");
            }
            return "found";
        });
        assertEquals("found", answer);
        assertEquals(6, tries.get());
    }

    @Test
    void givesUpInTheEndWithTheFailureItself() {
        AtomicInteger tries = new AtomicInteger();
        assertThrows(
                ModelDuplicateException.class,
                () -> Retried.again(() -> {
                    tries.incrementAndGet();
                    throw new ModelDuplicateException("exists");
                }));
        assertEquals(8, tries.get());
    }

    @Test
    void anInterruptedLoserStopsAndStaysInterrupted() {
        AtomicInteger tries = new AtomicInteger();
        Thread.currentThread().interrupt();
        assertThrows(
                ModelDuplicateException.class,
                () -> Retried.again(() -> {
                    tries.incrementAndGet();
                    throw new ModelDuplicateException("exists");
                }));
        assertTrue(Thread.interrupted());
        assertEquals(1, tries.get());
    }
}
