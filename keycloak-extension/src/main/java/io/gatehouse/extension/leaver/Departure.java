package io.gatehouse.extension.leaver;

import static io.gatehouse.extension.leaver.DepartureState.CANCELLED;
import static io.gatehouse.extension.leaver.DepartureState.ENDED;
import static io.gatehouse.extension.leaver.DepartureState.RUNNING;
import static io.gatehouse.extension.leaver.DepartureState.SCHEDULED;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The end of one person's access, as a value: what may happen to it and when. Pure; time is always an argument and is
 * Gatehouse's clock (database clock plus the demo's offset), except {@code retryAt}, which is the database's own clock so
 * that moving the demo's clock neither delays nor hurries a retry.
 *
 * @param accessEnd the first instant without access
 * @param cutAt when the cut committed, null before
 * @param verifiedAt when reading back last found nothing left; null while something found is not known to be gone
 * @param attempts failed attempts so far
 * @param retryAt not to be tried before this instant
 * @param looks how often it was looked at again after it ended, counted anew when something came back (requests that were
 *     in flight at the cut can bring a session back; see docs/keycloak-compatibility.md, refresh race)
 * @param lookedAt the last time it was read back, whatever was found
 */
public record Departure(
        DepartureState state,
        Instant accessEnd,
        @Nullable Instant cutAt,
        @Nullable Instant verifiedAt,
        @Nullable Instant endedAt,
        int attempts,
        @Nullable String lastError,
        Instant retryAt,
        int looks,
        @Nullable Instant lookedAt) {

    private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);
    private static final int ERROR_LENGTH = 1000;

    /** When an ended departure is looked at again, counted from its end. */
    private static final Duration[] LOOKS = {
        Duration.ofSeconds(2), Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(10)
    };

    /** An end in the past means now: a departure never ends access retroactively. */
    public static Departure scheduled(Instant accessEnd, Instant now) {
        return new Departure(SCHEDULED, later(accessEnd, now), null, null, null, 0, null, Instant.EPOCH, 0, null);
    }

    /** Whether the person is to be refused at {@code now}. Once true for RUNNING and ENDED, no clock makes it false. */
    public boolean departed(Instant now) {
        return switch (state) {
            case RUNNING, ENDED -> true;
            case SCHEDULED -> !accessEnd.isAfter(now);
            case CANCELLED -> false;
        };
    }

    /** What speaks against moving or taking it back at {@code now}. */
    public Optional<Objection> objection(Instant now) {
        return state == SCHEDULED && !departed(now) ? Optional.empty() : Optional.of(Objection.ALREADY_ENDED);
    }

    /**
     * Whether an order for {@code wanted} is carried out already: the same end, or, once the end is reached, any earlier one
     * (an end in the past meant now). What makes a repeated order harmless.
     */
    public boolean serves(Instant wanted, Instant now) {
        return wanted.equals(accessEnd) || (departed(now) && wanted.isBefore(accessEnd));
    }

    public Departure rescheduled(Instant newEnd, Instant now) {
        insist(now);
        return new Departure(SCHEDULED, later(newEnd, now), null, null, null, 0, null, Instant.EPOCH, 0, null);
    }

    public Departure cancelled(Instant now) {
        insist(now);
        return with(CANCELLED, now, retryAt, lastError, attempts, looks);
    }

    /** Its minute is now, at the latest. */
    public Departure dueNow(Instant now) {
        if (departed(now)) {
            return this;
        }
        insist(now);
        return new Departure(SCHEDULED, now, null, null, null, attempts, lastError, Instant.EPOCH, 0, null);
    }

    /** The minute was reached: from here on the register itself says departed, whatever the clock does. */
    public Departure started(Instant now) {
        if (state != SCHEDULED || !departed(now)) {
            throw new IllegalStateException("not due: " + this);
        }
        return with(RUNNING, null, Instant.EPOCH, lastError, attempts, 0);
    }

    public Departure cut(Instant now) {
        if (state != RUNNING || cutAt != null) {
            throw new IllegalStateException("cut twice, or before it started: " + this);
        }
        return new Departure(RUNNING, accessEnd, now, null, null, attempts, lastError, Instant.EPOCH, 0, null);
    }

    /** Something failed or was left over; tried again without end, at the latest a minute later. */
    public Departure failed(String error, Instant databaseNow) {
        if (state != RUNNING) {
            throw new IllegalStateException("not running: " + this);
        }
        return with(RUNNING, null, databaseNow.plus(wait(attempts)), shortened(error), attempts + 1, 0);
    }

    /** Read back and found clean. */
    public Departure ended(Instant now, Instant databaseNow) {
        if (state != RUNNING || cutAt == null) {
            throw new IllegalStateException("ended without a cut: " + this);
        }
        return clean(now, now, databaseNow.plus(LOOKS[0]), 0);
    }

    /**
     * Looked at again after the end and found clean; {@code retryAt} is the next look, or the far future when it was the last
     * one. After something had come back the looks begin anew.
     */
    public Departure lookedAgain(Instant now, Instant databaseNow) {
        insistEnded();
        if (verifiedAt == null) {
            return clean(now, endedAt, databaseNow.plus(LOOKS[0]), 0);
        }
        int next = looks + 1;
        Instant at = next < LOOKS.length ? databaseNow.plus(LOOKS[next].minus(LOOKS[next - 1])) : NEVER;
        return new Departure(ENDED, accessEnd, cutAt, verifiedAt, endedAt, attempts, lastError, at, next, now);
    }

    /**
     * Something is there after the end. Not verified any more until a later transaction has read that it is gone: the first
     * time at once, then with the waits of a retry.
     */
    public Departure cameBack(String error, Instant now, Instant databaseNow) {
        insistEnded();
        Instant at = verifiedAt == null ? databaseNow.plus(wait(attempts)) : databaseNow;
        return new Departure(ENDED, accessEnd, cutAt, null, endedAt, attempts + 1, shortened(error), at, 0, now);
    }

    /** The look failed: it stays owed, a minute later. What is known about the case stays as it is. */
    public Departure lookPostponed(String error, Instant databaseNow) {
        insistEnded();
        Instant at = databaseNow.plus(LONGEST_RETRY);
        return new Departure(
                ENDED, accessEnd, cutAt, verifiedAt, endedAt, attempts, shortened(error), at, looks, lookedAt);
    }

    private Departure clean(Instant now, @Nullable Instant end, Instant nextLook, int look) {
        return new Departure(ENDED, accessEnd, cutAt, now, end, attempts, null, nextLook, look, now);
    }

    private static Duration wait(int attempts) {
        Duration wait = FIRST_RETRY.multipliedBy(1L << Math.min(attempts, 6));
        return wait.compareTo(LONGEST_RETRY) > 0 ? LONGEST_RETRY : wait;
    }

    private void insistEnded() {
        if (state != ENDED) {
            throw new IllegalStateException("not ended: " + this);
        }
    }

    /** No further look is planned. */
    public static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    private Departure with(
            DepartureState next, @Nullable Instant end, Instant retry, @Nullable String error, int tries, int look) {
        return new Departure(
                next, accessEnd, cutAt, verifiedAt, end == null ? endedAt : end, tries, error, retry, look, lookedAt);
    }

    private void insist(Instant now) {
        objection(now).ifPresent(objection -> {
            throw new IllegalStateException(objection + ": " + this);
        });
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private static String shortened(String error) {
        return error.length() <= ERROR_LENGTH ? error : error.substring(0, ERROR_LENGTH);
    }
}
