package io.gatehouse.extension.guard;

import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.ledger.LiveGrants;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * What counts of what somebody holds, in one session and one enforcing realm. Ungoverned: memory only. Governed: one query to
 * the ledger for each person.
 */
final class Held {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmView view;
    private final Instant now;

    Held(KeycloakSession session, RealmModel realm, RealmView view, Instant now) {
        this.session = session;
        this.realm = realm;
        this.view = view;
        this.now = now;
    }

    RealmView view() {
        return view;
    }

    Instant now() {
        return now;
    }

    boolean hasVoids() {
        return view.hasVoids();
    }

    /** Does this edge of a person's own count? */
    boolean counts(EdgeKind kind, String personId, String targetId) {
        if (!governed(targetId)) {
            return true;
        }
        return !view.blind() && LiveGrants.of(session).live(new Edge(kind, personId, targetId), now);
    }

    boolean isVoid(EdgeKind kind, String sourceId, String targetId) {
        return view.hasVoids() && view.isVoid(new Edge(kind, sourceId, targetId));
    }

    /** What a role gives is filtered too, where something is void. */
    RoleModel role(RoleModel role) {
        return view.hasVoids() && !GuardedRole.is(role) ? GuardedRole.guard(this, role) : role;
    }

    GroupModel group(GroupModel group) {
        return view.hasVoids() && !GuardedGroup.is(group) ? GuardedGroup.guard(this, group) : group;
    }

    Stream<RoleModel> roles(EdgeKind kind, String sourceId, Stream<RoleModel> roles) {
        return roles.filter(role -> !isVoid(kind, sourceId, role.getId())).map(this::role);
    }

    private boolean governed(String targetId) {
        if (view.known(targetId) || view.blind()) {
            return view.governed(targetId);
        }
        // not committed when the view was read: perhaps made by this very transaction
        Fresh fresh = session.getAttribute(Fresh.class.getName(), Fresh.class);
        if (fresh == null) {
            fresh = new Fresh(new HashMap<>());
            session.setAttribute(Fresh.class.getName(), fresh);
        }
        return fresh.governed.computeIfAbsent(
                targetId,
                id -> Gate.flushed(session, realm.getId(), realm.getName()).governed(id));
    }

    private record Fresh(Map<String, Boolean> governed) {}
}
