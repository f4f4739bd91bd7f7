package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Verdict;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.text.Texts;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ErrorResponseException;

/** The gate's "no": the attempt is kept as a captured change, the caller gets a sentence and its reference. */
public final class Refusal {

    /** The {@code error} of every refusal at Keycloak's own endpoints. */
    public static final String ERROR = "governance_required";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int NAMED = 3;

    private Refusal() {}

    /** A short reference that a person can quote, such as {@code GH-7F3A21}. */
    public static String reference() {
        return String.format(Locale.ROOT, "GH-%06X", RANDOM.nextInt(1 << 24));
    }

    /**
     * Records the attempt in a transaction of its own, because this one rolls back, and marks this one for rollback.
     *
     * @param edges by realm: what nobody approved
     * @return what to throw
     */
    static ErrorResponseException of(KeycloakSession session, Map<String, List<NamedEdge>> edges) {
        String reference = reference();
        Actor actor = Actor.of(session);
        String request = RequestLine.of(session);
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                own -> edges.forEach((realm, list) -> Recorder.of(own, realm)
                        .record(new Entry("change.captured", actor, subject(list), data(reference, request, list)))));
        session.getTransactionManager().setRollbackOnly();
        List<NamedEdge> all = edges.values().stream().flatMap(List::stream).toList();
        return new ErrorResponseException(ERROR, sentence(all, reference), Response.Status.FORBIDDEN);
    }

    /** Something that can no longer be judged: nothing of the transaction is kept. */
    static ErrorResponseException late(@Nullable KeycloakSession session) {
        if (session != null) {
            session.getTransactionManager().setRollbackOnly();
        }
        return new ErrorResponseException(
                ERROR,
                Texts.of(Texts.EN, "refusal.late") + " " + Texts.of(Texts.ZH, "refusal.late"),
                Response.Status.FORBIDDEN);
    }

    /** What an entry of a captured or observed change says. */
    static Map<String, Object> data(@Nullable String reference, String request, List<NamedEdge> edges) {
        return Map.of(
                "reference",
                reference == null ? "" : reference,
                "request",
                request,
                "edges",
                edges.stream().map(NamedEdge::data).toList());
    }

    /** The account it is about, if it is about one only. */
    static @Nullable String subject(List<NamedEdge> edges) {
        List<String> accounts = edges.stream()
                .map(NamedEdge::verdict)
                .map(Verdict::edge)
                .filter(edge -> !edge.kind().structural())
                .map(edge -> edge.sourceId())
                .distinct()
                .toList();
        return accounts.size() == 1 ? accounts.get(0) : null;
    }

    private static String sentence(List<NamedEdge> edges, String reference) {
        String names = edges.stream()
                .map(NamedEdge::targetName)
                .distinct()
                .limit(NAMED)
                .collect(Collectors.joining(", "));
        long more = edges.stream().map(NamedEdge::targetName).distinct().count() - NAMED;
        String key = more > 0 ? "refusal.many" : "refusal.one";
        return Texts.of(Texts.EN, key, names, reference, more) + " " + Texts.of(Texts.ZH, key, names, reference, more);
    }
}
