package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Down when an order that is due, or an event of the extension, has not come through for five minutes: that is when somebody
 * must look.
 */
final class FulfillmentHealth extends AbstractHealthIndicator {

    static final Duration TOO_LONG = Duration.ofMinutes(5);

    private final OrderQueries queries;
    private final SetAsideTable setAside;
    private final Now now;

    FulfillmentHealth(OrderQueries queries, SetAsideTable setAside, Now now) {
        super("the orders cannot be read");
        this.queries = queries;
        this.setAside = setAside;
        this.now = now;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant instant = now.instant();
        Optional<Instant> oldest = queries.oldestDue(instant);
        health.withDetail("failed", queries.countFailed());
        oldest.ifPresent(since -> health.withDetail("oldestDue", since.toString()));
        health.withDetail("eventsSetAside", setAside.count());
        if (tooLong(oldest, instant) || tooLong(setAside.oldestSince(), instant)) {
            health.down();
        } else {
            health.up();
        }
    }

    private static boolean tooLong(Optional<Instant> since, Instant now) {
        return since.filter(it -> it.isBefore(now.minus(TOO_LONG))).isPresent();
    }
}
