package io.gatehouse.app.alarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.app.keycloak.ExtensionStatus;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.FakeExtension;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.Refused;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every way of being disarmed opens its alarm once, within a minute, and closes it when it is over. */
class AlarmsIT {

    private static final Actor ADMINISTRATOR = new Actor("li-na", "Li Na", Set.of(AppRole.ADMINISTRATOR));

    private final FakeExtension extension = new FakeExtension();
    private final Watched watched = new Watched(extension);

    @AfterEach
    void close() {
        watched.close();
    }

    private List<String> well() {
        extension.away = false;
        extension.refusal = null;
        extension.status = Watched.well(watched.now.plusSeconds(15));
        return watched.look();
    }

    private List<String> answers(String mode, List<String> keys, Long tokenSeconds) {
        extension.status = Watched.status(watched.now, mode, keys, watched.now, tokenSeconds);
        return watched.look();
    }

    @Test
    void aLoweredModeIsToldOnceUntilItIsRaisedAgain() {
        assertThat(well()).isEmpty();
        assertThat(answers("OBSERVE", List.of("key-1"), 300L)).containsExactly("MODE_LOWERED");
        assertThat(answers("OFF", List.of("key-1"), 300L)).containsExactly("MODE_LOWERED");
        assertThat(watched.table.open().get(0).found()).containsExactly("OFF");
        assertThat(watched.table.open().get(0).expected()).containsExactly("ENFORCE");
        assertThat(well()).isEmpty();
        Alarm past = watched.table.past(5).get(0);
        assertThat(past.openedAt()).isEqualTo(Watched.NOW.plusSeconds(30));
        assertThat(past.closedAt()).isEqualTo(Watched.NOW.plusSeconds(60));
        assertThat(past.closedBy()).isNull();
        assertThat(watched.history()).containsExactly("alarm.opened MODE_LOWERED", "alarm.closed MODE_LOWERED");
    }

    @Test
    void aModeThatWasNeverHigherIsNoCause() {
        assertThat(answers("OBSERVE", List.of("key-1"), 300L)).isEmpty();
        assertThat(well()).isEmpty();
        assertThat(watched.history()).isEmpty();
    }

    @Test
    void whatWasLoweredWhileTheAppWasAwayIsFoundAtItsNextStartAndAlsoWhatWasRaisedAgainMeanwhile() {
        well();
        watched.watch.recorded(entry("ENFORCE", "OBSERVE"));
        watched.watch.recorded(entry("OBSERVE", "ENFORCE"));
        assertThat(watched.open()).containsExactly("MODE_LOWERED");
        assertThat(well()).isEmpty();
        assertThat(watched.table.past(5)).hasSize(1);

        try (Watched first = new Watched(extension)) {
            first.watch.recorded(entry("ENFORCE", "OFF"));
            extension.status = Watched.status(Watched.NOW, "OFF", List.of("key-1"), null, 300L);
            assertThat(first.look())
                    .as("nothing but the record tells how it was")
                    .containsExactly("MODE_LOWERED");
        }
    }

    private static ExtensionEntryReceived entry(String before, String after) {
        return new ExtensionEntryReceived(
                1,
                "hash",
                "previous",
                "mode.changed",
                Watched.NOW,
                null,
                null,
                null,
                "{\"data\":{\"before\":\"" + before + "\",\"after\":\"" + after + "\"}}");
    }

    @Test
    void aKeycloakWithoutTheExtensionIsToldAtOnce() {
        well();
        extension.status = null;
        extension.noStatus = ExtensionUnavailable.Cause.NO_EXTENSION;
        assertThat(watched.look()).containsExactly("EXTENSION_MISSING");
        assertThat(well()).isEmpty();
    }

    @Test
    void whoeverRestartsKeycloakIsGivenTheTimeAndNobodyMore() {
        well();
        extension.away = true;
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).isEmpty();
        assertThat(watched.look()).as("within a minute").containsExactly("NO_ANSWER");
        assertThat(watched.look()).containsExactly("NO_ANSWER");
        assertThat(well()).isEmpty();
        extension.away = true;
        assertThat(watched.look()).as("the time begins anew").isEmpty();
    }

    @Test
    void anAppThatKeycloakDoesNotAcceptIsToldAndWhatItCannotSeeStaysAsItWas() {
        well();
        answers("OBSERVE", List.of("key-1"), 300L);
        extension.refusal = "not_allowed";
        assertThat(watched.look()).containsExactly("MODE_LOWERED", "APP_NOT_ACCEPTED");
        extension.refusal = null;
        extension.status = null;
        extension.noStatus = ExtensionUnavailable.Cause.NOT_ACCEPTED;
        assertThat(watched.look()).containsExactly("MODE_LOWERED", "APP_NOT_ACCEPTED");
        extension.noStatus = ExtensionUnavailable.Cause.NO_EXTENSION;
        assertThat(watched.look()).containsExactly("EXTENSION_MISSING", "MODE_LOWERED");
        assertThat(well()).isEmpty();
    }

    @Test
    void aFaultThatTheExtensionFindsInItself() {
        well();
        ExtensionStatus status = Watched.well(watched.now);
        extension.status = new ExtensionStatus(
                status.extensionVersion(),
                status.keycloakVersion(),
                status.realm(),
                status.realmId(),
                status.mode(),
                status.now(),
                status.jvmNow(),
                List.of(
                        new ExtensionStatus.Check("row-collector", false, "0 of our listeners"),
                        new ExtensionStatus.Check("audit-append-only", false, "switched off")),
                0,
                null,
                1,
                0,
                0,
                status.approvalKeys(),
                null,
                status.lastDriftSweep(),
                300L,
                7L,
                "hash-7");
        assertThat(watched.look()).containsExactly("SELF_CHECK");
        assertThat(watched.table.open().get(0).found()).containsExactly("row-collector", "audit-append-only");
        assertThat(well()).isEmpty();
    }

    @Test
    void aSweepThatStoppedOrNeverCame() {
        well();
        extension.status = Watched.status(
                watched.now, "ENFORCE", List.of("key-1"), watched.now.minus(Duration.ofMinutes(4)), 300L);
        assertThat(watched.look()).containsExactly("SWEEP_LATE");
        assertThat(well()).isEmpty();
        extension.status = Watched.status(watched.now, "ENFORCE", List.of("key-1"), null, 300L);
        assertThat(watched.look()).as("a node that has just started").isEmpty();
        watched.now = watched.now.plus(Duration.ofMinutes(3));
        assertThat(watched.look()).containsExactly("SWEEP_LATE");
        extension.status = Watched.status(watched.now, "OBSERVE", List.of("key-1"), null, 300L);
        assertThat(watched.look()).as("only who enforces sweeps").containsExactly("MODE_LOWERED");
    }

    @Test
    void anOlderDatabaseIsToldUntilAPersonHasLookedAlthoughItsChainGrowsAgain() {
        chain(7, "hash-7");
        assertThat(chain(8, "hash-8")).isEmpty();
        assertThat(chain(7, "hash-7")).containsExactly("DATABASE_RESTORED");
        assertThat(chain(9, "other-9")).as("another chain").containsExactly("DATABASE_RESTORED");
        watched.alarms.confirm(watched.table.open().get(0).id(), ADMINISTRATOR);
        assertThat(chain(9, "other-9")).isEmpty();
        assertThat(chain(9, "changed-9"))
                .as("the same number and another entry")
                .containsExactly("DATABASE_RESTORED");
        watched.alarms.confirm(watched.table.open().get(0).id(), ADMINISTRATOR);
        assertThat(chain(9, "changed-9")).isEmpty();
    }

    private List<String> chain(long seq, String hash) {
        extension.status = Watched.status(watched.now, "ENFORCE", List.of("key-1"), watched.now, 300L, seq, hash);
        return watched.look();
    }

    @Test
    void keysThatChangedOrAreNone() {
        well();
        assertThat(answers("ENFORCE", List.of("key-1", "key-2"), 300L)).containsExactly("APPROVAL_KEYS");
        assertThat(answers("ENFORCE", List.of(), 300L)).containsExactly("APPROVAL_KEYS");
        assertThat(catchThrowableOfType(
                        Refused.class,
                        () -> watched.alarms.confirm(watched.table.open().get(0).id(), ADMINISTRATOR)))
                .as("nobody can mean that there is none")
                .isNotNull();
        assertThat(well()).isEmpty();
    }

    @Test
    void tokensThatLiveLongerAndShorterOnesBecomeWhatIsExpected() {
        assertThat(answers("ENFORCE", List.of("key-1"), 600L)).isEmpty();
        assertThat(answers("ENFORCE", List.of("key-1"), 300L)).isEmpty();
        assertThat(answers("ENFORCE", List.of("key-1"), 600L)).containsExactly("TOKENS_LIVE_LONGER");
        assertThat(answers("ENFORCE", List.of("key-1"), null))
                .as("an older extension")
                .isEmpty();
    }

    @Test
    void whatWasMeantIsConfirmedByAPersonAndExpectedFromThenOn() {
        well();
        answers("OBSERVE", List.of("key-2"), 900L);
        assertThat(watched.open()).containsExactly("MODE_LOWERED", "APPROVAL_KEYS", "TOKENS_LIVE_LONGER");
        watched.table.open().forEach(alarm -> watched.alarms.confirm(alarm.id(), ADMINISTRATOR));
        assertThat(answers("OBSERVE", List.of("key-2"), 900L)).isEmpty();
        assertThat(watched.table.past(5)).extracting(Alarm::closedBy).containsOnly("li-na");
        assertThat(watched.history())
                .endsWith(
                        "alarm.confirmed MODE_LOWERED",
                        "alarm.confirmed APPROVAL_KEYS",
                        "alarm.confirmed TOKENS_LIVE_LONGER");
        assertThat(answers("OFF", List.of("key-1"), 900L)).containsExactly("MODE_LOWERED", "APPROVAL_KEYS");

        Alarm closed = watched.table.past(5).get(0);
        assertThat(catchThrowableOfType(Refused.class, () -> watched.alarms.confirm(closed.id(), ADMINISTRATOR))
                        .code())
                .isEqualTo("alarm-closed");
        extension.status = null;
        extension.noStatus = ExtensionUnavailable.Cause.NO_EXTENSION;
        watched.look();
        assertThat(catchThrowableOfType(
                                Refused.class,
                                () -> watched.alarms.confirm(
                                        watched.table.open().get(0).id(), ADMINISTRATOR))
                        .code())
                .isEqualTo("alarm-not-to-confirm");
    }
}
