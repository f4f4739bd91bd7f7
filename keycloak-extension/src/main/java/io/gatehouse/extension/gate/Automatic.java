package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.outbox.RequestLine;
import jakarta.persistence.EntityManager;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/**
 * Grants that nobody asked for by name: Keycloak gives them while an account is made, somebody signs in, or a directory is
 * synchronised. Who is refused for such a one could not sign in, so the grant is left out instead.
 */
final class Automatic {

    /** Where it came from. */
    enum Source {
        /** The realm's default group or default role, for a new account. */
        DEFAULT,
        /** A mapper of an identity provider or a directory, or a registration, at the login page or the token endpoint. */
        SIGN_IN,
        /** A synchronisation of a directory. */
        SYNC
    }

    private static final Pattern SIGN_IN = Pattern.compile("/realms/[^/]+/(broker|login-actions|protocol)/");
    private static final Pattern SYNC = Pattern.compile("/user-storage/");

    private final KeycloakSession session;
    private final Touched touched;
    private final EntityManager em;

    Automatic(KeycloakSession session, Touched touched, EntityManager em) {
        this.session = session;
        this.touched = touched;
        this.em = em;
    }

    /** Null for a grant that somebody asked for by name, and for every edge that is not a person's own. */
    @Nullable
    Source source(String realmId, Edge edge) {
        if (edge.kind().structural()) {
            return null;
        }
        if (touched.bornAccounts.contains(edge.sourceId()) && isDefault(realmId, edge)) {
            return Source.DEFAULT;
        }
        String request = RequestLine.of(session);
        boolean anybodySignedIn = session.getContext().getBearerToken() != null;
        if (!anybodySignedIn && SIGN_IN.matcher(request).find()) {
            return Source.SIGN_IN;
        }
        boolean sync = SYNC.matcher(request).find() || (request.isEmpty() && !anybodySignedIn);
        return sync && isFederated(edge.sourceId()) ? Source.SYNC : null;
    }

    private boolean isDefault(String realmId, Edge edge) {
        String query = edge.kind() == EdgeKind.USER_GROUP
                ? "select count(r) from RealmEntity r join r.defaultGroupIds d where r.id = :realm and d = :target"
                : "select count(r) from RealmEntity r where r.id = :realm and r.defaultRoleId = :target";
        return em.createQuery(query, Long.class)
                        .setParameter("realm", realmId)
                        .setParameter("target", edge.targetId())
                        .getSingleResult()
                > 0;
    }

    /** Imported from a directory, or read from one at each use. */
    private boolean isFederated(String account) {
        return account.startsWith("f:")
                || em.createQuery(
                                        "select count(u) from UserEntity u where u.id = :id and u.federationLink is not null",
                                        Long.class)
                                .setParameter("id", account)
                                .getSingleResult()
                        > 0;
    }
}
