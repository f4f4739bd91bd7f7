package io.gatehouse.extension.guard;

import io.gatehouse.extension.gate.Refusal;
import io.gatehouse.extension.leaver.LeaverWatch;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.storage.PreparePhase;
import io.gatehouse.extension.text.Texts;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.ErrorResponseException;

/**
 * Refuses what would bring a departed person back. Decided at commit (prepare phase), because code that swallows an exception
 * thrown earlier would still commit; the attempt is recorded in a transaction of its own, because this one rolls back.
 */
public final class DepartedVeto {
    private static final Logger LOG = Logger.getLogger(DepartedVeto.class);

    private DepartedVeto() {}

    /** For whoever sees the row of a departed person turn from disabled to enabled. */
    public static void ofEnabling(KeycloakSession session, String userId) {
        atCommit(session, () -> {
            String reference = Refusal.reference();
            record(session, userId, reference);
            throw refusal(session, "governance_required", "refusal.reenable", reference);
        });
    }

    /** Roles and groups for a departed person, governed or not. */
    static void ofGrant(KeycloakSession session, String userId) {
        atCommit(session, () -> {
            throw refusal(session, "departed", "refusal.departed_grant", userId);
        });
    }

    /** Deleting the account would free the name for a new one that knows nothing of the departure. */
    static void ofRemoval(KeycloakSession session, RealmModel realm, UserModel user) {
        if (LeaverWatch.node().departed(session, user.getId())) {
            atCommit(session, () -> {
                throw refusal(session, "governance_required", "refusal.departed_removal", user.getId());
            });
        }
    }

    /** A write that Keycloak flushes later than the prepare phase is refused on the spot. */
    private static void atCommit(KeycloakSession session, Runnable refusal) {
        try {
            PreparePhase.of(session).at(PreparePhase.Step.VERDICT, refusal);
        } catch (IllegalStateException tooLate) {
            refusal.run();
        }
    }

    private static ErrorResponseException refusal(KeycloakSession session, String error, String text, Object detail) {
        session.getTransactionManager().setRollbackOnly();
        String sentence = Texts.of(Texts.EN, text, detail) + " " + Texts.of(Texts.ZH, text, detail);
        return new ErrorResponseException(error, sentence, Response.Status.FORBIDDEN);
    }

    /** In a transaction of its own. If even that fails the refusal stands; what is missing is in the log. */
    private static void record(KeycloakSession session, String userId, String reference) {
        RealmModel realm = session.getContext().getRealm();
        Actor actor = Actor.of(session);
        Map<String, String> data = Map.of("reference", reference, "request", RequestLine.of(session));
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(),
                    own -> Recorder.of(own, realm.getId()).record(new Entry("reenable.refused", actor, userId, data)));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "Gatehouse: enabling %s again was refused, but the attempt %s was not recorded",
                    userId,
                    reference);
        }
    }
}
