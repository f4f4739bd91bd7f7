package io.gatehouse.app.alarm;

import io.gatehouse.app.alarm.model.AlarmKind;
import io.gatehouse.app.alarm.model.Expected;
import io.gatehouse.app.alarm.model.Head;
import io.gatehouse.app.alarm.model.Seen;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionStatus;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.Now;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the extension how it is, again and again, and listens to what Keycloak recorded about the mode. */
final class AlarmWatch {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Extension extension;
    private final Alarms alarms;
    private final Now now;

    AlarmWatch(Extension extension, Alarms alarms, Now now) {
        this.extension = extension;
        this.alarms = alarms;
        this.now = now;
    }

    void look() {
        Instant begun = now.instant();
        ExtensionStatus status;
        try {
            status = extension.status();
        } catch (ExtensionRefused e) {
            alarms.unseen(AlarmKind.APP_NOT_ACCEPTED, begun);
            return;
        } catch (ExtensionUnavailable e) {
            alarms.unseen(
                    switch (e.why()) {
                        case NO_EXTENSION -> AlarmKind.EXTENSION_MISSING;
                        case NOT_ACCEPTED -> AlarmKind.APP_NOT_ACCEPTED;
                        case NO_ANSWER -> AlarmKind.NO_ANSWER;
                    },
                    begun);
            return;
        }
        alarms.seen(seen(status), begun);
    }

    private static Seen seen(ExtensionStatus status) {
        return new Seen(
                status.mode(),
                status.selfCheck().stream()
                        .filter(check -> !check.ok())
                        .map(ExtensionStatus.Check::name)
                        .toList(),
                status.approvalKeys().stream().sorted().toList(),
                status.jvmNow(),
                status.lastDriftSweep(),
                status.accessTokenSeconds(),
                head(status));
    }

    private static @Nullable Head head(ExtensionStatus status) {
        Long seq = status.auditSeq();
        return seq == null ? null : new Head(seq, Objects.requireNonNullElse(status.auditHash(), ""));
    }

    /** In the transaction that takes the entry in. */
    @EventListener
    void recorded(ExtensionEntryReceived entry) {
        if (entry.type().equals("mode.changed")) {
            JsonNode data = JSON.readTree(entry.json()).path("data");
            String before = data.path("before").asString("");
            String after = data.path("after").asString("");
            if (Expected.laxer(after, before)) {
                alarms.lowered(before, after);
            }
        }
    }
}
