package io.gatehouse.extension.leaver;

import io.gatehouse.extension.leaver.RememberedRow.Kind;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
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

    /** What is left, in words for the case; empty when nothing is. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        add(left, "enabled account", "UserEntity u where u.id = :user and u.enabled = true");
        add(left, "online sessions", "PersistentUserSessionEntity s where s.userId = :user and s.offline = '0'");
        add(left, "offline sessions", "PersistentUserSessionEntity s where s.userId = :user and s.offline = '1'");
        add(left, "consents", "UserConsentEntity c where c.user.id = :user");
        add(left, "groups", "UserGroupMembershipEntity m where m.user.id = :user");
        add(left, "live ledger entries", "LedgerEntity l where l.sourceId = :user and l.liveKey is not null");
        long roles = em.createQuery(
                        "select count(m) from UserRoleMappingEntity m where m.user.id = :user and m.roleId <> :default",
                        Long.class)
                .setParameter("user", row.userId)
                .setParameter("default", person.realm().getDefaultRole().getId())
                .getSingleResult();
        if (roles > 0) {
            left.add(roles + " roles");
        }
        long cached = register.remembered(row.caseId, Kind.SESSION).stream()
                        .filter(id -> session.sessions().getUserSession(person.realm(), id) != null)
                        .count()
                + register.remembered(row.caseId, Kind.OFFLINE_SESSION).stream()
                        .filter(id -> session.sessions().getOfflineUserSession(person.realm(), id) != null)
                        .count();
        if (cached > 0) {
            left.add(cached + " cached sessions");
        }
        return left;
    }

    private void add(List<String> left, String what, String from) {
        long count = em.createQuery("select count(*) from " + from, Long.class)
                .setParameter("user", row.userId)
                .getSingleResult();
        if (count > 0) {
            left.add(count + " " + what);
        }
    }
}
