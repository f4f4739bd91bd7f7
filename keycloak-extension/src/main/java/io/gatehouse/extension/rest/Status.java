package io.gatehouse.extension.rest;

import io.gatehouse.extension.GatehouseExtension;
import io.gatehouse.extension.SelfCheck;
import io.gatehouse.extension.gate.DriftSweep;
import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.leaver.LeaverClockwork;
import io.gatehouse.extension.leaver.LeaverCounts;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.order.ApprovalKeys;
import io.gatehouse.extension.outbox.Outbox;
import io.gatehouse.extension.outbox.Receipt;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.keycloak.common.Version;

/** What {@code GET /status} answers. */
final class Status {

    private final Call call;

    Status(Call call) {
        this.call = call;
    }

    Map<String, @Nullable Object> read() {
        String realmId = call.realm().getId();
        Instant now = GatehouseClock.now(call.session());
        Outbox outbox = new Outbox(call.session(), realmId);
        Instant oldest = outbox.oldest();
        Map<String, @Nullable Object> status = new TreeMap<>();
        String version = GatehouseExtension.class.getPackage().getImplementationVersion();
        status.put("extensionVersion", version == null ? "unknown" : version);
        status.put("keycloakVersion", Version.VERSION);
        status.put("realm", call.realm().getName());
        status.put("realmId", realmId);
        status.put("mode", Gate.mode(call.session(), realmId));
        status.put("now", now.toString());
        status.put("jvmNow", GatehouseClock.jvmNow().toString());
        status.put("selfCheck", SelfCheck.run(call.session()));
        status.put("outboxPending", outbox.size());
        status.put(
                "oldestOutboxSeconds",
                oldest == null
                        ? null
                        : Math.max(0, Duration.between(oldest, now).toSeconds()));
        Receipt head = outbox.head();
        status.put("auditSeq", head == null ? 0 : head.seq());
        status.put("auditHash", head == null ? null : head.hash());
        status.put("ledgerLive", new Ledger(call.session()).countLive(realmId));
        status.put("leaversScheduled", LeaverCounts.scheduled(call.session(), realmId));
        status.put("leaversEnded", LeaverCounts.ended(call.session(), realmId));
        Instant lastRun = LeaverClockwork.lastRun();
        status.put("lastLeaverRun", lastRun == null ? null : lastRun.toString());
        Instant lastSweep = DriftSweep.last(realmId);
        status.put("lastDriftSweep", lastSweep == null ? null : lastSweep.toString());
        status.put("accessTokenSeconds", AccessTokens.longestSeconds(Database.of(call.session()), call.realm()));
        status.put("approvalKeys", keys());
        return status;
    }

    /** None when the file is unreadable; the self-check says why. */
    private Collection<String> keys() {
        try {
            Set<String> kids = ApprovalKeys.read(
                            GatehouseSettings.of(call.session()).approvalKeys())
                    .kids();
            return List.copyOf(kids);
        } catch (ApprovalKeys.Unusable e) {
            return List.of();
        }
    }
}
