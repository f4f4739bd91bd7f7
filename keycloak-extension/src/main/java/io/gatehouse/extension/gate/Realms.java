package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Verdict;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.settings.Installation;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.RealmStates;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;

/** The realms that a transaction touches: whose edge is it, what does it give, which mode decides. */
final class Realms {

    private static final String MASTER_CLIENT = "-realm";

    private final KeycloakSession session;
    private final Touched touched;
    private final EntityManager em;
    private final RealmStates states;
    private final Homes homes;
    private final Set<String> alsoHeld;
    private final Map<String, PrivilegeGraph> graphs = new HashMap<>();
    private final Map<String, Mode> modes = new HashMap<>();

    /** @param alsoHeld realms whose graph is needed though none of their edges was touched */
    Realms(KeycloakSession session, Touched touched, Set<String> alsoHeld) {
        this.session = session;
        this.touched = touched;
        this.em = Database.of(session);
        this.states = new RealmStates(session);
        this.homes = new Homes(session);
        this.alsoHeld = alsoHeld;
    }

    /** The verdicts that are not "allowed", by the realm of the edge. Holds the graphs of all realms still until the commit. */
    Map<String, List<Verdict>> judge(Ledger ledger) {
        Map<String, List<Edge>> edges = placed();
        Map<String, List<Verdict>> open = new LinkedHashMap<>();
        edges.forEach((realm, list) -> {
            PrivilegeGraph graph = graphs.get(realm);
            if (graph != null) {
                List<Edge> governed = list.stream()
                        .filter(edge -> graph.governed(edge.targetId()))
                        .toList();
                Map<String, LedgerEntity> live = governed.isEmpty() ? Map.of() : ledger.live(governed);
                List<Verdict> verdicts = governed.stream()
                        .map(edge -> Verdict.of(edge, graph, e -> live.containsKey(e.key())))
                        .filter(verdict -> !verdict.allowed())
                        .toList();
                if (!verdicts.isEmpty()) {
                    open.put(realm, verdicts);
                }
            }
        });
        return open;
    }

    /** The added edges by realm, each in a graph that is held still. */
    private Map<String, List<Edge>> placed() {
        Map<Edge, String> home = new LinkedHashMap<>();
        touched.added.forEach(edge -> home.put(edge, homes.guess(edge)));
        home.forEach((edge, realm) -> {
            if (edge.kind().structural()) {
                touched.changedGraphs.add(realm);
            }
        });
        TreeSet<String> all = new TreeSet<>(home.values());
        all.addAll(touched.changedGraphs);
        all.addAll(alsoHeld);
        all.removeAll(touched.goneRealms());
        all.forEach(this::load);
        home.replaceAll((edge, guessed) -> isKnown(guessed, edge) ? guessed : inRows(edge));
        for (String realm : touched.renamedIn) {
            PrivilegeGraph graph = graphs.get(realm);
            if (graph != null) {
                new Renamed(session, realm).edges(graph).forEach(edge -> home.put(edge, realm));
            }
        }
        Map<String, List<Edge>> edges = new LinkedHashMap<>();
        home.forEach((edge, realm) ->
                edges.computeIfAbsent(realm, r -> new ArrayList<>()).add(edge));
        return edges;
    }

    private boolean isKnown(String realmId, Edge edge) {
        PrivilegeGraph graph = graphs.get(realmId);
        return graph != null && graph.node(edge.targetId()) != null;
    }

    /**
     * The graph under the lock does not know the target: the rows say whose it is, and are read as this transaction sees them.
     * A realm that is not held by now is not taken any more: realms are locked in the order of their ids, and two transactions
     * that took one more each out of that order would wait for each other. So what moved there meanwhile is refused.
     */
    private String inRows(Edge edge) {
        String realm = homes.of(edge);
        if (!touched.goneRealms().contains(realm)) {
            if (!graphs.containsKey(realm)) {
                throw Refusal.late(session);
            }
            if (!isKnown(realm, edge)) {
                graphs.put(realm, Gate.flushed(session, realm, homes.realmName(realm)));
            }
        }
        return realm;
    }

    private void load(String realmId) {
        boolean structural = touched.changedGraphs.contains(realmId);
        RealmStates.State state = states.hold(realmId, structural);
        modes.put(realmId, Gate.mode(session, state));
        if (structural) {
            graphs.put(realmId, Gate.flushed(session, realmId, homes.realmName(realmId)));
            states.graphChanged(realmId);
            em.flush();
        } else {
            graphs.put(
                    realmId,
                    Gate.committed(session, realmId, state.graphVersion(), own -> new Homes(own).realmName(realmId)));
        }
    }

    /** The graph of a realm that is held still; null of any other. */
    @Nullable
    PrivilegeGraph graph(String realmId) {
        return graphs.get(realmId);
    }

    /** The mode of a realm that is held still. */
    Mode mode(String realmId) {
        return modes.getOrDefault(realmId, Mode.ENFORCE);
    }

    /**
     * The mode that decides about an edge: the realm's own; for what gives administration of another realm, by a role of that
     * realm's client in the master realm, the stricter of both.
     */
    Mode mode(String realmId, Edge edge) {
        Mode own = mode(realmId);
        PrivilegeGraph graph = graphs.get(realmId);
        if (graph == null || !Config.getAdminRealm().equals(homes.realmName(realmId))) {
            return own;
        }
        Mode strictest = own;
        for (String id : graph.closure(edge.targetId())) {
            Node node = graph.node(id);
            if (node != null
                    && node.clientId() == null
                    && node.keycloaksOwn()
                    && node.name().equals("admin")) {
                return own;
            }
            String administered = administeredRealm(node);
            if (administered != null) {
                Mode theirs = modes.computeIfAbsent(administered, r -> Gate.mode(session, states.read(r)));
                strictest = theirs.compareTo(strictest) > 0 ? theirs : strictest;
            }
        }
        return strictest;
    }

    private @Nullable String administeredRealm(@Nullable Node node) {
        if (node == null || node.clientId() == null || !node.keycloaksOwn()) {
            return null;
        }
        String client = homes.clientId(node.clientId());
        if (client == null || !client.endsWith(MASTER_CLIENT)) {
            return null;
        }
        String name = client.substring(0, client.length() - MASTER_CLIENT.length());
        List<String> ids = em.createNamedQuery("getRealmIdByName", String.class)
                .setParameter("name", name)
                .getResultList();
        return ids.isEmpty() ? null : ids.get(0);
    }

    /**
     * Keycloak combining its own administration roles, while a realm is born or before the server is up; and the administrator
     * that it makes on an empty database.
     */
    boolean keycloaksOwn(String realmId, Edge edge) {
        PrivilegeGraph graph = graphs.get(realmId);
        if (graph != null && edge.kind() == EdgeKind.USER_ROLE) {
            return FirstAdministrator.is(session, homes.realmName(realmId), graph.node(edge.targetId()));
        }
        if (edge.kind() != EdgeKind.ROLE_ROLE || graph == null) {
            return false;
        }
        Node source = graph.node(edge.sourceId());
        Node target = graph.node(edge.targetId());
        if (source == null || target == null || !source.keycloaksOwn() || !target.keycloaksOwn()) {
            return false;
        }
        String administered = administeredRealm(target);
        return !Installation.of(session.getKeycloakSessionFactory()).isUp()
                || touched.bornRealms.containsKey(realmId)
                || (administered != null && touched.bornRealms.containsKey(administered));
    }

    private @Nullable String nameOfSource(Edge edge) {
        return edge.kind() == EdgeKind.REALM_DEFAULT_GROUP
                ? homes.realmName(edge.sourceId())
                : homes.accountName(edge.sourceId());
    }

    /** With the names of this moment. */
    List<NamedEdge> named(String realmId, List<Verdict> verdicts) {
        PrivilegeGraph graph = graphs.get(realmId);
        return verdicts.stream()
                .map(verdict -> {
                    Node target =
                            graph == null ? null : graph.node(verdict.edge().targetId());
                    Node source =
                            graph == null ? null : graph.node(verdict.edge().sourceId());
                    return new NamedEdge(
                            verdict,
                            source == null ? nameOfSource(verdict.edge()) : source.name(),
                            target == null ? verdict.edge().targetId() : target.name());
                })
                .toList();
    }
}
