package io.gatehouse.app.keycloak;

import io.gatehouse.app.TestKeys;
import io.gatehouse.app.shared.KeycloakSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** A client of the extension, connected to a Keycloak that answers as the test wants it. */
final class Connected implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    static final String STATUS = """
            {"extensionVersion":"0.1.0","keycloakVersion":"26.7.4","realm":"lanstone","realmId":"realm-id","mode":"ENFORCE",
            "now":"2026-11-24T10:00:00Z","jvmNow":"2026-11-24T10:00:00Z","selfCheck":[{"name":"a","ok":true,"detail":null}],
            "outboxPending":0,"oldestOutboxSeconds":null,"ledgerLive":1,"leaversScheduled":0,"leaversEnded":0,
            "approvalKeys":["k"],"lastLeaverRun":null,"ofALaterVersion":{"x":1}}
            """;

    final FakeKeycloak keycloak = new FakeKeycloak();

    final Path clientKey = TestKeys.pem();

    final Path approvalKey = TestKeys.pem();

    final SettableClock clock = new SettableClock();

    final Extension extension = connect(keycloak.url());

    Extension connect(URI url) {
        return KeycloakConfiguration.connect(
                new KeycloakSettings(url, "lanstone", "gatehouse-app", clientKey, approvalKey),
                () -> NOW,
                clock,
                new KeycloakConfiguration.Patience(
                        Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5)));
    }

    @Override
    public void close() {
        keycloak.close();
    }

    static final class SettableClock extends Clock {
        volatile Instant instant = NOW;

        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return instant;
        }
    }
}
