package io.gatehouse.extension;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/**
 * The options of the extension, all below {@code spi-events-listener--gatehouse-events--}.
 *
 * @param approvalKeys file with the JWKS that approvals are verified with; null = no approval is accepted
 * @param defaultMode mode of a realm that has none of its own
 * @param appClient client id of the app
 * @param demoClock whether {@code PUT /clock} exists
 */
public record GatehouseSettings(@Nullable Path approvalKeys, Mode defaultMode, String appClient, boolean demoClock) {

    /** What the gate does in a realm. The leaver register holds in every mode. */
    public enum Mode {
        /** Nothing is refused or recorded as an attempt. */
        OFF,
        /** Everything passes; what would be refused is recorded. */
        OBSERVE,
        /** What nobody approved is refused. */
        ENFORCE
    }

    static GatehouseSettings from(Config.Scope scope) {
        String keys = scope.get("approval-keys");
        String mode = scope.get("default-mode", "observe");
        return new GatehouseSettings(
                keys == null || keys.isBlank() ? null : Path.of(keys),
                Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                scope.get("app-client", "gatehouse-app"),
                scope.getBoolean("demo-clock", false));
    }

    /** The settings of the server that this session belongs to. */
    public static GatehouseSettings of(KeycloakSession session) {
        return GatehouseExtension.of(session.getKeycloakSessionFactory()).settings();
    }
}
