package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two regular works: carry out what is due, take in what happened. */
final class FulfillmentJobs {

    private static final Logger LOG = LoggerFactory.getLogger(FulfillmentJobs.class);

    private final OrderRunner runner;
    private final OutboxIntake intake;
    private final AtomicReference<String> lastFault = new AtomicReference<>("");

    FulfillmentJobs(OrderRunner runner, OutboxIntake intake) {
        this.runner = runner;
        this.intake = intake;
    }

    void carryOut() {
        runner.runDue();
    }

    /** Keycloak being away is no fault of the job: said once, and again when it is over. */
    void takeIn() {
        try {
            intake.takeIn();
            if (!lastFault.getAndSet("").isEmpty()) {
                LOG.info("The extension's outbox is read again.");
            }
        } catch (ExtensionUnavailable | ExtensionRefused e) {
            String fault = String.valueOf(e.getMessage());
            if (!lastFault.getAndSet(fault).equals(fault)) {
                LOG.warn("The extension's outbox cannot be read: {}", fault);
            }
        }
    }
}
