package io.gatehouse.extension.leaver;

import io.gatehouse.extension.front.Unguarded;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserConsentModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;

/**
 * Ends everything one account can do, in the transaction of the session it is given. Safe to repeat: what is gone already
 * is counted as nothing. Credentials and federated links stay (they go when the case is closed).
 *
 * <p>Works through the model, so that caches of all nodes are invalidated, and removes sessions one by one by their id:
 * the bulk calls leave offline sessions alone and lose against a racing refresh (keycloak/keycloak#51127).
 */
final class Cut {
    private final KeycloakSession session;
    private final RealmModel realm;
    private final UserModel user;
    private final LeaverRegister register;
    private final LeaverRow row;
    private final Instant now;
    private final Map<String, List<String>> ended = new TreeMap<>();

    Cut(KeycloakSession session, Person person, LeaverRegister register, LeaverRow row, Instant now) {
        this.session = session;
        this.realm = person.realm();
        this.user = person.user();
        this.register = register;
        this.row = row;
        this.now = now;
    }

    void make() {
        for (String what : List.of("roles", "groups", "organizations", "ledgerIds")) {
            note(what, List.of());
        }
        register.done(row.caseId, Step.GUARD, Instant.ofEpochMilli(row.accessEnd), 1, "");
        disable();
        notBefore();
        done(Step.ONLINE_SESSIONS, onlineSessions(), "");
        done(Step.OFFLINE_SESSIONS, offlineSessions(), "");
        done(Step.CONSENTS, consents(), "");
        done(Step.LEDGER, ledger(), "");
        done(Step.ROLES, roles(), "");
        done(Step.GROUPS, groups(), "");
        session.loginFailures().removeUserLoginFailure(realm, user.getId());
    }

    /**
     * For what came back: ends it again without touching the steps of the first time.
     *
     * @return how many of what were ended
     */
    Map<Found, Integer> makeAgain() {
        Map<Found, Integer> removed = new EnumMap<>(Found.class);
        removed.put(Found.ACCOUNT, enabledInDatabase() ? 1 : 0);
        user.setEnabled(false);
        removed.put(Found.ONLINE_SESSIONS, onlineSessions());
        removed.put(Found.OFFLINE_SESSIONS, offlineSessions());
        removed.put(Found.CONSENTS, consents());
        removed.put(Found.LEDGER, ledger());
        removed.put(Found.ROLES, roles());
        removed.put(Found.GROUPS, groups());
        removed.values().removeIf(count -> count == 0);
        return removed;
    }

    /** The ids of the roles, groups, organizations and ledger entries that were ended, for the record; sessions are only counted. */
    Map<String, List<String>> ended() {
        return ended;
    }

    private void disable() {
        // the row counts, not the guarded answer, which is "disabled" from the second on
        boolean was = enabledInDatabase();
        user.setEnabled(false);
        done(Step.DISABLE, was ? 1 : 0, "");
    }

    /** Whole seconds, compared with "issued before": the second of the cut itself must be covered (Keycloak's real clock). */
    private void notBefore() {
        session.users().setNotBeforeForUser(realm, user, Math.toIntExact(Time.currentTimeSeconds() + 1));
        done(Step.NOT_BEFORE, 1, "");
    }

    private int onlineSessions() {
        List<UserSessionModel> sessions =
                session.sessions().getUserSessionsStream(realm, user).toList();
        for (UserSessionModel one : sessions) {
            register.remember(row.caseId, RememberedRow.Kind.SESSION, one.getId(), now);
            session.sessions().removeUserSession(realm, one);
        }
        return sessions.size();
    }

    private int offlineSessions() {
        List<UserSessionModel> sessions =
                session.sessions().getOfflineUserSessionsStream(realm, user).toList();
        for (UserSessionModel one : sessions) {
            register.remember(row.caseId, RememberedRow.Kind.OFFLINE_SESSION, one.getId(), now);
            session.sessions().removeOfflineUserSession(realm, one);
        }
        return sessions.size();
    }

    private int consents() {
        List<UserConsentModel> consents =
                session.users().getConsentsStream(realm, user.getId()).toList();
        for (UserConsentModel consent : consents) {
            session.users()
                    .revokeConsentForClient(
                            realm, user.getId(), consent.getClient().getId());
        }
        return consents.size();
    }

    /** Read from the rows too: a cached person does not know of what was written past Keycloak. */
    private int roles() {
        Set<String> ids = new TreeSet<>(entityManager()
                .createQuery("select m.roleId from UserRoleMappingEntity m where m.user.id = :user", String.class)
                .setParameter("user", user.getId())
                .getResultList());
        // past guard and cache: what is hidden must go too, and the ledger entries have just been ended
        UserModel user = Unguarded.person(this.user);
        user.getRoleMappingsStream().map(RoleModel::getId).forEach(ids::add);
        ids.remove(realm.getDefaultRole().getId());
        for (String id : ids) {
            RoleModel role = session.roles().getRoleById(realm, id);
            if (role != null) {
                register.remember(row.caseId, RememberedRow.Kind.ROLE, id, now);
                user.deleteRoleMapping(role);
            }
        }
        note("roles", ids);
        return ids.size();
    }

    /**
     * Read from the rows, because the model's list leaves organizations out. {@code OrganizationProvider.removeMember} is
     * not used: for a managed member it deletes the account.
     */
    private int groups() {
        UserModel user = Unguarded.person(this.user);
        List<String> ids = entityManager()
                .createQuery("select m.groupId from UserGroupMembershipEntity m where m.user.id = :user", String.class)
                .setParameter("user", user.getId())
                .getResultList();
        for (String id : ids) {
            GroupModel group = session.groups().getGroupById(realm, id);
            if (group != null) {
                boolean organization = group.getType() == GroupModel.Type.ORGANIZATION;
                register.remember(
                        row.caseId, organization ? RememberedRow.Kind.ORGANIZATION : RememberedRow.Kind.GROUP, id, now);
                user.leaveGroup(group);
                note(organization ? "organizations" : "groups", List.of(id));
            }
        }
        return ids.size();
    }

    /** Before the edges go, so that the gate does not report each of them as removed by somebody else. */
    private int ledger() {
        List<String> ids = new Ledger(session)
                .endAllOf(user.getId(), now, "departed").stream()
                        .map(entry -> entry.id)
                        .toList();
        note("ledgerIds", ids);
        return ids.size();
    }

    private void note(String what, Collection<String> ids) {
        ended.computeIfAbsent(what, w -> new ArrayList<>()).addAll(ids);
    }

    private boolean enabledInDatabase() {
        return !entityManager()
                .createQuery("select u.id from UserEntity u where u.id = :user and u.enabled = true", String.class)
                .setParameter("user", user.getId())
                .getResultList()
                .isEmpty();
    }

    private EntityManager entityManager() {
        return Database.of(session);
    }

    private void done(Step step, int count, String detail) {
        register.done(row.caseId, step, now, count, detail);
    }
}
