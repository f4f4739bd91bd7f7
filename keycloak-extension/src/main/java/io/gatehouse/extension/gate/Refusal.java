package io.gatehouse.extension.gate;

import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.text.Texts;
import jakarta.ws.rs.core.Response;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
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
    static ErrorResponseException of(KeycloakSession session, Map<String, List<Named>> edges) {
        String reference = reference();
        Actor actor = Actor.of(session);
        String request = RequestLine.of(session);
        KeycloakModelUtils.runJobInTransaction(
                session.getKeycloakSessionFactory(),
                own -> edges.forEach((realm, list) -> Recorder.of(own, realm)
                        .record(new Entry(
                                EntryType.CHANGE_CAPTURED, actor, subject(list), data(reference, request, list)))));
        session.getTransactionManager().setRollbackOnly();
        List<Named> all = edges.values().stream().flatMap(List::stream).toList();
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
    static Map<String, Object> data(@Nullable String reference, String request, List<? extends Named> edges) {
        return Map.of(
                "reference",
                reference == null ? "" : reference,
                "request",
                request,
                "edges",
                edges.stream().map(Named::data).toList());
    }

    /** The account it is about, if it is about one only. */
    static @Nullable String subject(List<? extends Named> edges) {
        List<String> accounts = edges.stream()
                .map(Named::account)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        return accounts.size() == 1 ? accounts.get(0) : null;
    }

    private static String sentence(List<Named> all, String reference) {
        return sentence(Texts.EN, all, reference) + " " + sentence(Texts.ZH, all, reference);
    }

    private static String act(Locale language, List<Named> all, String reference) {
        NamedAct first = all.stream()
                .filter(NamedAct.class::isInstance)
                .map(NamedAct.class::cast)
                .findFirst()
                .orElseThrow();
        return Texts.of(
                language,
                "refusal.act",
                first.objectName(),
                Texts.of(language, first.act().kind().text()),
                reference);
    }

    private static String sentence(Locale language, List<Named> all, String reference) {
        List<String> distinct = all.stream()
                .map(Named::targetName)
                .map(name -> name == null ? Texts.of(language, "refusal.anything") : name)
                .distinct()
                .toList();
        String names = distinct.stream().limit(NAMED).collect(Collectors.joining(", "));
        int more = distinct.size() - NAMED;
        if (all.stream().allMatch(NamedPower.class::isInstance)) {
            return Texts.of(language, "refusal.setting", ((NamedPower) all.get(0)).objectName(), names, reference);
        }
        if (all.stream().allMatch(Permittable.class::isInstance)) {
            return act(language, all, reference);
        }
        return Texts.of(language, more > 0 ? "refusal.many" : "refusal.one", names, reference, more);
    }
}
