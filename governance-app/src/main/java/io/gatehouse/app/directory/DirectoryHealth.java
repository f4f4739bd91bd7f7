package io.gatehouse.app.directory;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up when the last read of everything was complete; down with the reason, and the old copy stays in use. */
final class DirectoryHealth extends AbstractHealthIndicator {

    private final KeycloakCopy copy;

    DirectoryHealth(KeycloakCopy copy) {
        super("the directory's state cannot be read");
        this.copy = copy;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        KeycloakCopy.Reading reading = copy.reading();
        if (reading.readAt() != null) {
            health.withDetail("readAt", reading.readAt().toString());
        }
        if (reading.lastError() != null) {
            health.down().withDetail("lastError", reading.lastError());
        } else if (reading.readAt() == null) {
            health.down().withDetail("lastError", "nothing was read from Keycloak yet");
        } else {
            health.up();
        }
    }
}
