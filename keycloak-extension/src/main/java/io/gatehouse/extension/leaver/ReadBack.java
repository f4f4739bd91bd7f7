package io.gatehouse.extension.leaver;

import io.gatehouse.extension.leaver.RememberedRow.Kind;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.util.EnumMap;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/**
 * Looks for what a cut left over, in a transaction that did not make it. Rows are read, not the model, because the model
 * is guarded and cached; sessions are also asked for by their remembered id, because a cached one is in no list.
 */
final class ReadBack {
    private final KeycloakSession session;
    private final EntityManager em;
    private final Person person;
    private final LeaverRegister register;
    private final LeaverRow row;

    ReadBack(KeycloakSession session, Person person, LeaverRegister register, LeaverRow row) {
        this.session = session;
        this.em = Database.of(session);
        this.person = person;
        this.register = register;
        this.row = row;
    }

    /** How many of what are left; empty when nothing is. */
    Map<Found, Integer> left() {
        Map<Found, Integer> left = new EnumMap<>(Found.class);
        add(left, Found.ACCOUNT, "UserEntity u where u.id = :user and u.enabled = true");
        add(left, Found.ONLINE_SESSIONS, "PersistentUserSessionEntity s where s.userId = :user and s.offline = '0'");
        add(left, Found.OFFLINE_SESSIONS, "PersistentUserSessionEntity s where s.userId = :user and s.offline = '1'");
        add(left, Found.CONSENTS, "UserConsentEntity c where c.user.id = :user");
        add(left, Found.GROUPS, "UserGroupMembershipEntity m where m.user.id = :user");
        add(left, Found.LEDGER, "LedgerEntity l where l.sourceId = :user and l.liveKey is not null");
        long roles = em.createQuery(
                        "select count(m) from UserRoleMappingEntity m where m.user.id = :user and m.roleId <> :default",
                        Long.class)
                .setParameter("user", row.userId)
                .setParameter("default", person.realm().getDefaultRole().getId())
                .getSingleResult();
        note(left, Found.ROLES, roles);
        long cached = register.remembered(row.caseId, Kind.SESSION).stream()
                        .filter(id -> session.sessions().getUserSession(person.realm(), id) != null)
                        .count()
                + register.remembered(row.caseId, Kind.OFFLINE_SESSION).stream()
                        .filter(id -> session.sessions().getOfflineUserSession(person.realm(), id) != null)
                        .count();
        note(left, Found.CACHED_SESSIONS, cached);
        return left;
    }

    private void add(Map<Found, Integer> left, Found what, String from) {
        long count = em.createQuery("select count(*) from " + from, Long.class)
                .setParameter("user", row.userId)
                .getSingleResult();
        note(left, what, count);
    }

    private static void note(Map<Found, Integer> left, Found what, long count) {
        if (count > 0) {
            left.put(what, Math.toIntExact(count));
        }
    }
}
