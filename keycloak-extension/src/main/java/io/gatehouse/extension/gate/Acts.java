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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
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
    private final Homes homes;
    private final Map<String, PrivilegeGraph> graphs = new HashMap<>();
    private final Map<String, Tier> highest = new HashMap<>();

    Acts(KeycloakSession session) {
        this.session = session;
        this.acting = Acting.of(session);
        this.homes = new Homes(session);
    }

    /** What of a transaction was done to somebody more privileged than the actor, by realm; realms that are off are passed over. */
    Map<String, List<NamedAct>> uncovered(Touched touched) {
        Map<String, List<NamedAct>> uncovered = new TreeMap<>();
        if (acting == null) {
            return uncovered;
        }
        Stream.concat(
                        touched.acts.stream()
                                .filter(act -> counts(act, touched))
                                .map(this::uncovered),
                        touched.changedClients.stream().flatMap(client -> changes(client, touched)))
                .filter(Objects::nonNull)
                .filter(named -> !touched.bornRealms.containsKey(named.realmId()))
                .sorted(Comparator.comparing(named -> named.act().toString()))
                .forEach(named -> uncovered
                        .computeIfAbsent(named.realmId(), r -> new ArrayList<>())
                        .add(named));
        return uncovered;
    }

    /** What is made or removed in the same transaction has no privileges to take over. */
    private static boolean counts(Act act, Touched touched) {
        return !touched.removedNodes.contains(act.objectId())
                && !touched.bornAccounts.contains(act.objectId())
                && !touched.bornClients.contains(act.objectId());
    }

    /** The client is judged once; only of a privileged one it is asked what was done. */
    private Stream<@Nullable NamedAct> changes(String client, Touched touched) {
        Act any = new Act(Kind.SETTING, client);
        NamedAct judged = counts(any, touched) ? uncovered(any) : null;
        return judged == null ? Stream.empty() : changes(client).stream().map(kind -> judged.as(new Act(kind, client)));
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
        Reached theirs = new Standing(session, realm.getId(), graph(realm)).of(act);
        boolean privileged = theirs.tier() == Tier.T0 || theirs.tier() == Tier.T1;
        return privileged && theirs.tier().compareTo(own) < 0
                ? new NamedAct(act, realm.getId(), homes.name(act), theirs, entitlement(realm, theirs.entitlementId()))
                : null;
    }

    private @Nullable String entitlement(RealmModel realm, @Nullable String id) {
        Node node = id == null ? null : graph(realm).node(id);
        return node == null ? id : node.name();
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
        String id = homes.of(act);
        return id == null ? session.getContext().getRealm() : session.realms().getRealm(id);
    }
}
