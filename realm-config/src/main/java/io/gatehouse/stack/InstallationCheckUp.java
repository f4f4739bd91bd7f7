package io.gatehouse.stack;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Looks at an installation that is no demo, from anywhere that reaches it. Who asks stands in the environment, as for
 * {@code RealmCommand apply}; the password is never an argument.
 */
final class InstallationCheckUp {

    private static final String RESTART = "Then restart it; see docs/operations/install.md, step 2.";

    private final String keycloak;
    private final String realm;
    private final @Nullable String app;
    private final Clock clock;

    /** @param app the app's address, null when it is not looked at */
    InstallationCheckUp(String keycloak, String realm, @Nullable String app, Clock clock) {
        this.keycloak = keycloak.replaceAll("/+$", "");
        this.realm = realm;
        this.app = app == null ? null : app.replaceAll("/+$", "");
        this.clock = clock;
    }

    List<Finding> findings(Map<String, String> environment) {
        List<Finding> findings = new ArrayList<>();
        String user = need(environment, "GATEHOUSE_ADMIN_USER");
        String password = need(environment, "GATEHOUSE_ADMIN_PASSWORD");
        String home = environment.getOrDefault("GATEHOUSE_ADMIN_REALM", "master");
        try {
            Answer signIn = AdminClient.anonymous(keycloak).tokens(home, "admin-cli", user, password);
            if (signIn.status() == 200) {
                findings.add(Finding.well("Keycloak", keycloak + " answers"));
                AdminClient admin = AdminClient.anonymous(keycloak).as(home, "admin-cli", user, password);
                findings.addAll(new KeycloakCheckUp(admin, realm, clock, RESTART).findings());
            } else {
                findings.add(Finding.fault(
                        "Administrator",
                        "Keycloak answered " + signIn.brief(),
                        "Set GATEHOUSE_ADMIN_USER, GATEHOUSE_ADMIN_PASSWORD and GATEHOUSE_ADMIN_REALM (now " + home
                                + ") to somebody who may manage the realm " + realm + "."));
            }
        } catch (StackFailure | IllegalArgumentException | JacksonException e) {
            findings.add(Finding.fault(
                    "Keycloak", String.valueOf(e.getMessage()), "Check the address after --url, and that it is up."));
        }
        if (app != null) {
            findings.add(app(app));
        }
        return findings;
    }

    /** The app's health asks its database and Keycloak. */
    private static Finding app(String address) {
        String remedy =
                "Check the address after --app. If it is right, the app cannot reach its database or Keycloak: its log"
                        + " says which; it recovers by itself.";
        try {
            Answer health = AdminClient.anonymous(address).get("/actuator/health");
            return Finding.of("App", health.status() == 200, address + " answered " + health.brief(), remedy);
        } catch (StackFailure | IllegalArgumentException e) {
            return Finding.fault("App", String.valueOf(e.getMessage()), remedy);
        }
    }

    private static String need(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new Arguments.Misuse("Set " + name + " to look at an installation; see docs/operations/install.md.");
        }
        return value;
    }
}
