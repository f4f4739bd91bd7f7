package io.gatehouse.app.directory;

import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The regular read of everything. A failing one is written down where health sees it, and logged when that changes. */
final class DirectoryJobs {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryJobs.class);

    private final KeycloakCopy copy;

    DirectoryJobs(KeycloakCopy copy) {
        this.copy = copy;
    }

    void readEverything() {
        KeycloakCopy.Reading before = copy.reading();
        try {
            copy.readEverything();
            if (before.lastError() != null || before.readAt() == null) {
                LOG.info("People, entitlements and grants are read from Keycloak.");
            }
        } catch (ExtensionUnavailable | ExtensionRefused e) {
            String error = String.valueOf(e.getMessage());
            copy.failed(error);
            if (!error.equals(before.lastError())) {
                LOG.warn("Keycloak cannot be read, the old copy stays in use: {}", error);
            }
        }
    }
}
