package io.gatehouse.app.keycloak;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET /status}. Counts are of now; {@code now} is Gatehouse's clock in Keycloak's database.
 *
 * @param lastDriftSweep by the clock of {@code jvmNow}
 * @param accessTokenSeconds the longest life of an access token; null from an extension that does not say
 * @param auditSeq number of the youngest entry of the extension's audit chain; null from an extension that does not say
 * @param auditHash its hash
 */
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
        @Nullable Instant lastLeaverRun,
        @Nullable Instant lastDriftSweep,
        @Nullable Long accessTokenSeconds,
        @Nullable Long auditSeq,
        @Nullable String auditHash) {

    public record Check(String name, boolean ok, @Nullable String detail) {}
}
