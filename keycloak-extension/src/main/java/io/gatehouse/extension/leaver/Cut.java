package io.gatehouse.extension.leaver;

import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
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

    Cut(KeycloakSession session, Person person, LeaverRegister register, LeaverRow row, Instant now) {
        this.session = session;
        this.realm = person.realm();
        this.user = person.user();
        this.register = register;
        this.row = row;
        this.now = now;
    }

    void make() {
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

    /** For what came back: ends it again without touching the record of the first time. */
    void makeAgain() {
        user.setEnabled(false);
        onlineSessions();
        offlineSessions();
        consents();
        ledger();
        roles();
        groups();
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

    private int roles() {
        List<RoleModel> roles = user.getRoleMappingsStream()
                .filter(role -> !role.equals(realm.getDefaultRole()))
                .toList();
        for (RoleModel role : roles) {
            register.remember(row.caseId, RememberedRow.Kind.ROLE, role.getId(), now);
            user.deleteRoleMapping(role);
        }
        return roles.size();
    }

    /**
     * Read from the rows, because the model's list leaves organizations out. {@code OrganizationProvider.removeMember} is
     * not used: for a managed member it deletes the account.
     */
    private int groups() {
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
            }
        }
        return ids.size();
    }

    /** Before the edges go, so that the gate does not report each of them as removed by somebody else. */
    private int ledger() {
        return new Ledger(session).endAllOf(user.getId(), now, "departed").size();
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
