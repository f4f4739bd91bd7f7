package io.gatehouse.extension.leaver;

import io.gatehouse.extension.storage.GatehouseClock;
import java.time.Duration;
import java.time.Instant;
import org.keycloak.models.KeycloakSession;

/**
 * One reading of the clocks.
 *
 * @param database the database's own clock: for retries and for what changed since
 * @param now Gatehouse's clock (with the demo's offset): for everything people see
 */
record Moment(Instant database, Instant now) {
    static Moment read(KeycloakSession session) {
        GatehouseClock.Reading reading = GatehouseClock.read(session);
        return new Moment(reading.database(), reading.now());
    }

    /** How far Gatehouse's clock is ahead of this process's clock. */
    Duration aheadOf(Instant jvmNow) {
        return Duration.between(jvmNow, now);
    }
}
