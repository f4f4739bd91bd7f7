package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.acts.Act.Kind;
import io.gatehouse.extension.acts.Acting;
import io.gatehouse.extension.acts.ClientFacts;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Acts on privileged accounts and clients. One may do what makes one act as somebody only when one's own highest tier is at
 * least theirs. T2 and T3 are no privilege in this sense, and the own account is everybody's own.
 */
final class Acts {

    private final KeycloakSession session;
    private final @Nullable Acting acting;
    private final Map<String, PrivilegeGraph> graphs = new HashMap<>();
    private final Map<String, Tier> highest = new HashMap<>();

    Acts(KeycloakSession session) {
        this.session = session;
        this.acting = Acting.of(session);
    }

    /** What of a transaction was done to somebody more privileged than the actor, by realm; realms that are off are passed over. */
    Map<String, List<NamedAct>> uncovered(Touched touched) {
        Map<String, List<NamedAct>> uncovered = new LinkedHashMap<>();
        if (acting == null) {
            return uncovered;
        }
        Set<Act> all = new LinkedHashSet<>(touched.acts);
        touched.changedClients.forEach(client -> {
            if (isPrivileged(new Act(Kind.SETTING, client))) {
                changes(client).forEach(kind -> all.add(new Act(kind, client)));
            }
        });
        all.stream()
                .filter(act -> !touched.removedNodes.contains(act.objectId())
                        && !touched.bornAccounts.contains(act.objectId())
                        && !touched.bornClients.contains(act.objectId()))
                .sorted(Comparator.comparing(Act::toString))
                .forEach(act -> {
                    NamedAct named = uncovered(act);
                    RealmModel realm = named == null ? null : realm(act);
                    if (named != null && realm != null && !touched.bornRealms.containsKey(realm.getId())) {
                        uncovered
                                .computeIfAbsent(realm.getId(), r -> new ArrayList<>())
                                .add(named);
                    }
                });
        return uncovered;
    }

    /** Null when the actor covers what it is done to, or nobody acts. */
    @Nullable
    NamedAct uncovered(Act act) {
        RealmModel realm = acting == null || acting.isOnItself(act) ? null : realm(act);
        if (realm == null || acting == null || Gate.mode(session, realm.getId()) == Mode.OFF) {
            return null;
        }
        Tier own = highest.computeIfAbsent(realm.getId(), r -> acting.highest(realm, this::graph));
        if (own == Tier.T0) {
            return null;
        }
        Reached theirs = standing(realm).of(act);
        boolean privileged = theirs.tier() == Tier.T0 || theirs.tier() == Tier.T1;
        return privileged && theirs.tier().compareTo(own) < 0
                ? new NamedAct(act, name(act), theirs, entitlement(realm, theirs.entitlementId()))
                : null;
    }

    private @Nullable String entitlement(RealmModel realm, @Nullable String id) {
        Node node = id == null ? null : graph(realm).node(id);
        return node == null ? id : node.name();
    }

    private boolean isPrivileged(Act act) {
        return uncovered(act) != null;
    }

    private Standing standing(RealmModel realm) {
        return new Standing(session, realm.getId(), graph(realm));
    }

    private PrivilegeGraph graph(RealmModel realm) {
        return graphs.computeIfAbsent(realm.getId(), r -> Gate.graph(session, realm));
    }

    /** Compared with what is committed: saving the same again is no change. */
    private Set<Kind> changes(String client) {
        ClientFacts now = ClientFacts.of(Database.of(session).find(ClientEntity.class, client));
        return KeycloakModelUtils.runJobInTransactionWithResult(
                session.getKeycloakSessionFactory(),
                own -> now.since(ClientFacts.of(Database.of(own).find(ClientEntity.class, client))));
    }

    private @Nullable RealmModel realm(Act act) {
        String id = switch (act.kind().object()) {
            case ACCOUNT -> text("select u.realmId from UserEntity u where u.id = :id", act.objectId());
            case CLIENT -> text("select c.realmId from ClientEntity c where c.id = :id", act.objectId());
            case REALM -> act.objectId();
        };
        // a person of a user directory who was never imported has no row: it is one of the realm that the request is
        // about
        return id == null ? session.getContext().getRealm() : session.realms().getRealm(id);
    }

    private String name(Act act) {
        String name = switch (act.kind().object()) {
            case ACCOUNT -> text("select u.username from UserEntity u where u.id = :id", act.objectId());
            case CLIENT -> text("select c.clientId from ClientEntity c where c.id = :id", act.objectId());
            case REALM -> text("select r.name from RealmEntity r where r.id = :id", act.objectId());
        };
        return name == null ? act.objectId() : name;
    }

    private @Nullable String text(String query, String id) {
        List<String> found = Database.of(session)
                .createQuery(query, String.class)
                .setParameter("id", id)
                .getResultList();
        return found.isEmpty() ? null : found.get(0);
    }
}
