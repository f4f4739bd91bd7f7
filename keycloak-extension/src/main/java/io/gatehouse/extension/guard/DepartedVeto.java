package io.gatehouse.extension.guard;

import io.gatehouse.extension.gate.Refusal;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.guard.RefusedAttempts.Kind;
import io.gatehouse.extension.leaver.LeaverWatch;
import io.gatehouse.extension.storage.PreparePhase;
import io.gatehouse.extension.text.Texts;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.ErrorResponseException;

/**
 * Refuses what would bring a departed person back. Decided at commit (prepare phase), because code that swallows an exception
 * thrown earlier would still commit; the attempt is recorded in a transaction of its own, because this one rolls back.
 */
public final class DepartedVeto {
    private static final String KEY = DepartedVeto.class.getName();

    private DepartedVeto() {}

    /** For whoever sees the row of a departed person turn from disabled to enabled. */
    public static void ofEnabling(KeycloakSession session, String userId) {
        refuse(session, Kind.ENABLING, userId, null);
    }

    /**
     * Roles and groups for a departed person, governed or not.
     *
     * @param target what {@code grantRole} or {@code joinGroup} was called with
     */
    static void ofGrant(KeycloakSession session, String userId, @Nullable Object target) {
        refuse(session, Kind.GRANT, userId, edge(userId, target));
    }

    /** A password or any other credential, whether set anew or changed. */
    public static void ofCredential(KeycloakSession session, String userId) {
        refuse(session, Kind.CREDENTIAL, userId, null);
    }

    /** Deleting the account would free the name for a new one that knows nothing of the departure. */
    static void ofRemoval(KeycloakSession session, UserModel user) {
        if (LeaverWatch.node().departed(session, user.getId())) {
            refuse(session, Kind.REMOVAL, user.getId(), null);
        }
    }

    private static @Nullable Map<String, String> edge(String userId, @Nullable Object target) {
        if (target instanceof RoleModel role) {
            return edge(EdgeKind.USER_ROLE, userId, role.getId(), role.getName());
        }
        return target instanceof GroupModel group
                ? edge(EdgeKind.USER_GROUP, userId, group.getId(), group.getName())
                : null;
    }

    private static Map<String, String> edge(EdgeKind kind, String userId, String id, String name) {
        return Map.of("edgeKind", kind.name(), "sourceId", userId, "targetId", id, "targetName", name);
    }

    /**
     * Several attempts of one transaction are one refusal with one reference. A write that Keycloak flushes later than the
     * prepare phase is refused on the spot.
     */
    private static void refuse(KeycloakSession session, Kind kind, String userId, @Nullable Map<String, String> edge) {
        RefusedAttempts attempts = session.getAttribute(KEY, RefusedAttempts.class);
        if (attempts == null) {
            RefusedAttempts fresh = new RefusedAttempts(session, Refusal.reference());
            fresh.add(kind, userId, edge);
            session.setAttribute(KEY, fresh);
            try {
                PreparePhase.of(session).at(PreparePhase.Step.VERDICT, () -> {
                    throw refusal(session, kind, fresh);
                });
            } catch (IllegalStateException tooLate) {
                throw refusal(session, kind, fresh);
            }
        } else {
            attempts.add(kind, userId, edge);
        }
    }

    private static ErrorResponseException refusal(KeycloakSession session, Kind kind, RefusedAttempts attempts) {
        attempts.record();
        session.getTransactionManager().setRollbackOnly();
        String sentence = Texts.of(Texts.EN, kind.text(), attempts.reference())
                + " "
                + Texts.of(Texts.ZH, kind.text(), attempts.reference());
        return new ErrorResponseException(kind.error(), sentence, Response.Status.FORBIDDEN);
    }
}
