package io.gatehouse.extension.storage;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/**
 * The one clock of the extension: the database's, plus an offset that exists only in demo and test. Several nodes and the app
 * so agree on the time. Milliseconds.
 */
public final class GatehouseClock {

    private static final int ROW = 1;

    private GatehouseClock() {}

    /** Now, by the database and the demo offset. One query. */
    public static Instant now(KeycloakSession session) {
        return read(session).now();
    }

    /**
     * Both clocks, of one query.
     *
     * @param database the database's own clock, for retries, which a jump of the demo's clock must not touch
     * @param now Gatehouse's clock
     */
    public record Reading(Instant database, Instant now) {}

    /** Reads both clocks. */
    public static Reading read(KeycloakSession session) {
        EntityManager em = Database.of(session);
        String clock = Database.isPostgres(em) ? "clock_timestamp()" : "current_timestamp";
        Object[] row = (Object[]) em.createNativeQuery("select extract(epoch from " + clock
                        + "), coalesce((select OFFSET_SECONDS from GATEHOUSE_CLOCK where ID = " + ROW + "), 0)")
                .getSingleResult();
        java.math.BigDecimal seconds = new java.math.BigDecimal(row[0].toString());
        long offset = ((Number) row[1]).longValue();
        Instant database = Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
        return new Reading(database, database.plusSeconds(offset));
    }

    /** The clock of this Java process without any offset, for showing how far it is off and for guards that may not ask the database. */
    public static Instant jvmNow() {
        return Instant.now();
    }

    /** Moves the clock of the demo. The caller has checked that this server is a demo. */
    public static void setOffset(KeycloakSession session, long offsetSeconds) {
        Database.of(session).merge(new ClockEntity(ROW, offsetSeconds));
    }
}
