package io.gatehouse.extension.inventory;

import io.gatehouse.extension.gate.Gate;
import io.gatehouse.extension.graph.Effective;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.leaver.DepartedPeople;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads one realm in the transaction of a session of its own. Rows are read, not the model: set-based, past caches and guard.
 * Accounts that live in a federated store only are not in it.
 */
public final class Inventory {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager em;

    /** @param session a fresh one whose transaction nothing else has used: it becomes one snapshot of the database */
    public Inventory(KeycloakSession session, String realmId) {
        this.session = session;
        this.em = Database.of(session);
        if (Database.isPostgres(em)) {
            // all queries see the same instant, so that no line refers to what another line has not seen
            em.createNativeQuery("set transaction isolation level repeatable read")
                    .executeUpdate();
        }
        this.realm = session.realms().getRealm(realmId);
        session.getContext().setRealm(realm);
    }

    /**
     * Every line of the stream, in order, {@code end} last.
     *
     * @param subject only this account, null for the whole realm
     */
    public void lines(@Nullable String subject, Consumer<Map<String, Object>> out) {
        DepartedPeople departed = new DepartedPeople(session, realm.getId());
        PrivilegeGraph graph = Gate.flushed(session, realm.getId(), realm.getName());
        Shown shown = shown(graph);
        out.accept(realmLine(departed));
        int clients = 0;
        int entitlements = 0;
        if (subject == null) {
            Catalogue catalogue = new Catalogue(em, realm.getId(), graph, shown);
            clients = catalogue.clients(out);
            entitlements = catalogue.entitlements(out);
        }
        People people =
                new People(em, realm.getId(), new Reached(graph, effective(graph, departed.now()), shown), departed);
        People.Written written = subject == null ? people.all(out) : people.one(subject, out);
        Map<String, Object> end = new LinkedHashMap<>();
        end.put("t", "end");
        end.put("clients", clients);
        end.put("entitlements", entitlements);
        end.put("accounts", written.accounts());
        end.put("grants", written.grants());
        out.accept(end);
    }

    /** What the read-side guard leaves of it; null where it does not look. */
    private @Nullable PrivilegeGraph effective(PrivilegeGraph graph, Instant now) {
        if (Gate.mode(session, realm.getId()) != GatehouseSettings.Mode.ENFORCE) {
            return null;
        }
        Map<String, Long> ends = new Ledger(session).structural(realm.getId());
        return Effective.of(graph, edge -> ends.getOrDefault(edge.key(), 0L) > now.toEpochMilli())
                .graph();
    }

    /** What one account can do at this instant; empty when there is no such account. */
    public Optional<Map<String, Object>> effective(String subject) {
        List<Map<String, Object>> lines = new ArrayList<>();
        lines(subject, lines::add);
        return lines.stream()
                .filter(line -> "account".equals(line.get("t")))
                .findFirst()
                .map(account -> {
                    Map<String, Object> answer = new LinkedHashMap<>();
                    answer.put("subject", subject);
                    answer.put("enabled", account.get("enabled"));
                    answer.put("departed", account.get("departed"));
                    answer.put("onlineSessions", sessions(subject, "0"));
                    answer.put("offlineSessions", sessions(subject, "1"));
                    answer.put(
                            "grants",
                            lines.stream()
                                    .filter(line -> "grant".equals(line.get("t")))
                                    .toList());
                    return answer;
                });
    }

    private long sessions(String subject, String offline) {
        return em.createQuery(
                        "select count(s) from PersistentUserSessionEntity s"
                                + " where s.userId = :user and s.realmId = :realm and s.offline = :offline",
                        Long.class)
                .setParameter("user", subject)
                .setParameter("realm", realm.getId())
                .setParameter("offline", offline)
                .getSingleResult();
    }

    private Map<String, Object> realmLine(DepartedPeople departed) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("t", "realm");
        line.put("id", realm.getId());
        line.put("name", realm.getName());
        line.put("at", departed.now().toString());
        line.put("mode", Gate.mode(session, realm.getId()).name());
        return line;
    }

    private Shown shown(PrivilegeGraph graph) {
        ClientModel account = realm.getClientByClientId(Constants.ACCOUNT_MANAGEMENT_CLIENT_ID);
        Set<String> organizationGroups = new HashSet<>(
                em.createQuery("select g.id from GroupEntity g where g.realm = :realm and g.type = 1", String.class)
                        .setParameter("realm", realm.getId())
                        .getResultList());
        return new Shown(
                graph, realm.getDefaultRole().getId(), account == null ? "" : account.getId(), organizationGroups);
    }
}
