package io.gatehouse.extension.settings;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * The options of the extension, all below {@code spi-events-listener--gatehouse-events--}.
 *
 * @param approvalKeys file with the JWKS that approvals are verified with; null = no approval is accepted
 * @param defaultMode mode of a realm that has none of its own
 * @param appClient client id of the app
 * @param demoClock whether {@code PUT /clock} exists
 * @param leaverTimer whether this node carries departures out ({@code leaver-timer}, on by default); the guard holds either way
 */
public record GatehouseSettings(
        @Nullable Path approvalKeys, Mode defaultMode, String appClient, boolean demoClock, boolean leaverTimer) {

    /** What the gate does in a realm. The leaver register holds in every mode. */
    public enum Mode {
        /** Nothing is refused or recorded as an attempt. */
        OFF,
        /** Everything passes; what would be refused is recorded. */
        OBSERVE,
        /** What nobody approved is refused. */
        ENFORCE
    }

    /** As configured. */
    public static GatehouseSettings from(Config.Scope scope) {
        String keys = scope.get("approval-keys");
        String mode = scope.get("default-mode", "observe");
        return new GatehouseSettings(
                keys == null || keys.isBlank() ? null : Path.of(keys),
                Mode.valueOf(mode.toUpperCase(Locale.ROOT)),
                scope.get("app-client", "gatehouse-app"),
                scope.getBoolean("demo-clock", false),
                scope.getBoolean("leaver-timer", true));
    }

    /** The settings of the server that this session belongs to. */
    public static GatehouseSettings of(KeycloakSession session) {
        return of(session.getKeycloakSessionFactory());
    }

    /** The settings of this server. */
    public static GatehouseSettings of(KeycloakSessionFactory factory) {
        return Installation.of(factory).settings();
    }
}
