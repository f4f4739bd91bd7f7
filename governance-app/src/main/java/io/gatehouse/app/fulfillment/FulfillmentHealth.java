package io.gatehouse.app.fulfillment;

import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Down when an order that is due has not come through for five minutes: that is when somebody must look. */
final class FulfillmentHealth extends AbstractHealthIndicator {

    static final Duration TOO_LONG = Duration.ofMinutes(5);

    private final OrderQueries queries;
    private final Now now;

    FulfillmentHealth(OrderQueries queries, Now now) {
        super("the orders cannot be read");
        this.queries = queries;
        this.now = now;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        Instant instant = now.instant();
        Optional<Instant> oldest = queries.oldestDue(instant);
        health.withDetail("failed", queries.countFailed());
        oldest.ifPresent(since -> health.withDetail("oldestDue", since.toString()));
        if (oldest.filter(since -> since.isBefore(instant.minus(TOO_LONG))).isPresent()) {
            health.down();
        } else {
            health.up();
        }
    }
}
