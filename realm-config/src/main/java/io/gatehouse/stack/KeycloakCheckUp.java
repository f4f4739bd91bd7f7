package io.gatehouse.stack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Looks at a Keycloak with the extension, the demo's or any other, as an administrator who may manage the realm. Reads
 * only.
 */
final class KeycloakCheckUp {

    /** What still counts as the same time; more makes signed requests fail. */
    static final Duration SKEW = Duration.ofSeconds(5);

    /** The app fetches every few seconds; after this long it does not. */
    private static final Duration OUTBOX = Duration.ofMinutes(10);

    private final String realm;
    private final AdminClient admin;
    private final Clock clock;
    private final String again;

    /**
     * @param again how Keycloak is started anew, a sentence
     */
    KeycloakCheckUp(AdminClient admin, String realm, Clock clock, String again) {
        this.realm = realm;
        this.admin = admin;
        this.clock = clock;
        this.again = again;
    }

    List<Finding> findings() {
        Answer answer = admin.get("/admin/realms/" + realm + "/gatehouse/status");
        return switch (answer.status()) {
            case 200 -> status(answer.json());
            case 404 -> List.of(missing(answer));
            default ->
                List.of(Finding.fault(
                        "Extension",
                        "it answered " + answer.brief(),
                        "Ask as an administrator who may manage the realm " + realm + "."));
        };
    }

    /** Keycloak answers alike whether the realm is missing or what would look after it. */
    private Finding missing(Answer answer) {
        if (answer.body().contains("Realm not found")) {
            return Finding.fault("Realm", "Keycloak knows no realm " + realm, "Check its name; it is case-sensitive.");
        }
        return Finding.fault(
                "Listener",
                "the extension does not answer: gatehouse-events is not loaded",
                "The jar is not in Keycloak's providers folder, or 'kc.sh build' did not run since. " + again);
    }

    private List<Finding> status(JsonNode status) {
        List<Finding> findings = new ArrayList<>();
        String version = status.path("keycloakVersion").asString("?");
        findings.add(Finding.of(
                "Keycloak's version",
                version.startsWith("26.7."),
                version,
                "Gatehouse is built and tested for Keycloak 26.7."));
        findings.add(Finding.well(
                "Extension",
                "gatehouse-events is loaded, version "
                        + status.path("extensionVersion").asString("?")));
        mode(status.path("mode").asString("?"), findings);
        for (JsonNode check : status.path("selfCheck")) {
            String name = check.path("name").asString("");
            findings.add(Finding.of(
                    "Self-check " + name,
                    check.path("ok").asBoolean(false),
                    check.path("detail").asString(""),
                    mending(name)));
        }
        findings.add(Finding.well(
                "Approval keys",
                status.path("approvalKeys")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.joining(", "))));
        findings.add(
                clock("Clock of Keycloak", Instant.parse(status.path("jvmNow").asString()), clock.instant()));
        outbox(status, findings);
        return findings;
    }

    private void mode(String mode, List<Finding> findings) {
        findings.add(
                Finding.of(
                        "Mode",
                        mode.equals("ENFORCE"),
                        mode,
                        "Nothing is refused in this mode. Switch the gate on: PUT /admin/realms/" + realm
                                + "/gatehouse/mode {\"mode\":\"ENFORCE\",\"reason\":\"…\"}; see docs/operations/install.md, step 5."));
    }

    private static void outbox(JsonNode status, List<Finding> findings) {
        Duration oldest = Duration.ofSeconds(status.path("oldestOutboxSeconds").asLong(0));
        findings.add(Finding.of(
                "Events for the app",
                oldest.compareTo(OUTBOX) <= 0,
                status.path("outboxPending").asLong(0) + " waiting, the oldest for " + oldest.toMinutes() + " min",
                "The app does not fetch them: is it running, and does its /actuator/health say UP?"));
    }

    /** What to do about a part of the extension's self-check that is not well. */
    String mending(String check) {
        return switch (check) {
            case "approval-keys" ->
                "Put the app's public approval key into that file, or set spi-events-listener--gatehouse-events--approval-keys"
                        + " to the right one; see docs/operations/install.md. " + again;
            case "audit-append-only" ->
                "Somebody has changed Keycloak's database: find out who, and restore the triggers from a backup.";
            default -> "This Keycloak does not fit the extension; see docs/keycloak-compatibility.md.";
        };
    }

    static Finding clock(String what, Instant there, Instant here) {
        Duration difference = Duration.between(there, here).abs();
        return Finding.of(
                what,
                difference.compareTo(SKEW) <= 0,
                difference.toMillis() + " ms apart from this machine",
                "Set the clocks (NTP): signed requests and ends of access depend on them.");
    }

    /** Whether the app's key signs in and the extension lets the app in. */
    static Finding app(String keycloak, String realm, SigningKey key) {
        String what = "App to Keycloak";
        AdminClient app =
                AdminClient.anonymous(keycloak).as(realm, "gatehouse-app", keycloak + "/realms/" + realm, key);
        Answer answer;
        try {
            answer = app.get("/admin/realms/" + realm + "/gatehouse/status");
        } catch (StackFailure e) {
            return Finding.fault(
                    what,
                    "Keycloak does not accept the app's key: " + e.getMessage(),
                    "The realm's client gatehouse-app needs the app's public key; see docs/operations/realm.md.");
        }
        return Finding.of(
                what,
                answer.status() == 200,
                answer.status() == 200
                        ? "the app's key signs in and the extension lets it in"
                        : "the extension answered " + answer.brief(),
                "The service account of gatehouse-app needs the role extension-access, and no other; see"
                        + " docs/operations/realm.md.");
    }
}
