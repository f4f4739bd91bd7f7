package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code GET /status}. Counts are of now; {@code now} is Gatehouse's clock in Keycloak's database. */
public record ExtensionStatus(
        String extensionVersion,
        String keycloakVersion,
        String realm,
        String realmId,
        String mode,
        Instant now,
        Instant jvmNow,
        List<Check> selfCheck,
        long outboxPending,
        @Nullable Long oldestOutboxSeconds,
        long ledgerLive,
        long leaversScheduled,
        long leaversEnded,
        List<String> approvalKeys,
        @Nullable Instant lastLeaverRun) {

    public record Check(String name, boolean ok, @Nullable String detail) {}
}
