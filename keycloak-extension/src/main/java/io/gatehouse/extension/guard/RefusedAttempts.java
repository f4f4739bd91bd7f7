package io.gatehouse.extension.guard;

import io.gatehouse.extension.leaver.DepartedPeople;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What one transaction tried to do to departed people: one audit entry for each kind and person. */
final class RefusedAttempts {
    private static final Logger LOG = Logger.getLogger(RefusedAttempts.class);

    /** What is refused: the type of its audit entry, the {@code error} of the answer and its sentence. */
    enum Kind {
        ENABLING(EntryType.REENABLE_REFUSED, "governance_required", "refusal.reenable"),
        GRANT(EntryType.DEPARTED_GRANT_REFUSED, "departed", "refusal.departed_grant"),
        CREDENTIAL(EntryType.DEPARTED_CREDENTIAL_REFUSED, "departed", "refusal.departed_credential"),
        REMOVAL(EntryType.DEPARTED_REMOVAL_REFUSED, "governance_required", "refusal.departed_removal");

        private final EntryType entry;
        private final String error;
        private final String text;

        Kind(EntryType entry, String error, String text) {
            this.entry = entry;
            this.error = error;
            this.text = text;
        }

        String error() {
            return error;
        }

        String text() {
            return text;
        }
    }

    private record Attempt(Kind kind, String userId) {}

    private final KeycloakSession session;
    private final String reference;
    private final Map<Attempt, List<Map<String, String>>> edges = new LinkedHashMap<>();

    RefusedAttempts(KeycloakSession session, String reference) {
        this.session = session;
        this.reference = reference;
    }

    String reference() {
        return reference;
    }

    void add(Kind kind, String userId, @Nullable Map<String, String> edge) {
        List<Map<String, String>> of = edges.computeIfAbsent(new Attempt(kind, userId), a -> new ArrayList<>());
        if (edge != null && !of.contains(edge)) {
            of.add(edge);
        }
    }

    /** In a transaction of its own. If even that fails the refusal stands; what is missing is in the log. */
    void record() {
        // asked only now: attempts are added while Hibernate flushes, when nothing may be queried
        Actor actor = Actor.of(session);
        String request = RequestLine.of(session);
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> edges.forEach((attempt, list) -> record(own, attempt, list, actor, request)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Gatehouse: %s was refused, but the attempt %s was not recorded", edges.keySet(), reference);
        }
    }

    private void record(
            KeycloakSession own,
            Attempt attempt,
            List<Map<String, String>> list,
            @Nullable Actor actor,
            String request) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("reference", reference);
        data.put("request", request);
        if (attempt.kind() == Kind.GRANT) {
            data.put("edges", list);
        }
        String realm = DepartedPeople.realmOf(own, attempt.userId());
        Recorder.of(own, realm).record(new Entry(attempt.kind().entry, actor, attempt.userId(), data));
    }
}
