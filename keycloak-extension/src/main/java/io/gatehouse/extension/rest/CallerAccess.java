package io.gatehouse.extension.rest;

import io.gatehouse.extension.leaver.LeaverWatch;
import io.gatehouse.extension.settings.GatehouseSettings;
import java.util.Arrays;
import org.keycloak.models.ClientModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.resources.admin.AdminAuth;

/** The one place that decides who may call what. */
public final class CallerAccess {

    /** Kinds of callers, as in docs/extension-api.md. */
    public enum Caller {
        /** The app's own service account. */
        APP,
        /** Whoever manages the realm, by Keycloak's own permissions. */
        ADMIN
    }

    /** The only role the app's service account has. */
    static final String EXTENSION_ACCESS = "extension-access";

    /** The role of the people who administer the app. */
    private static final String ADMINISTRATOR = "administrator";

    private CallerAccess() {}

    /** Answers with 403 {@code not_allowed} unless the caller is one of these. */
    static void require(Call call, Caller... callers) {
        boolean allowed = Arrays.stream(callers).anyMatch(caller -> switch (caller) {
            case APP -> isApp(call);
            case ADMIN -> !isAppToken(call) && call.auth().realm().canManageRealm();
        });
        if (!allowed) {
            throw Problem.of(call.session(), Problem.Code.NOT_ALLOWED);
        }
    }

    /** A token of the app never counts as an administrator's, whatever roles somebody gave its account. */
    private static boolean isAppToken(Call call) {
        ClientModel client = call.auth().adminAuth().getClient();
        return client != null
                && client.getClientId()
                        .equals(GatehouseSettings.of(call.session()).appClient());
    }

    /**
     * Answers with 403 {@code not_allowed} unless this account, in whose name the app asks, may work and holds the app's role
     * for that.
     */
    static void requireAdministrator(Call call, String accountId) {
        UserModel user = call.session().users().getUserById(call.realm(), accountId);
        RoleModel role = call.auth().adminAuth().getClient().getRole(ADMINISTRATOR);
        if (user == null
                || role == null
                || !user.isEnabled()
                || LeaverWatch.node().departed(call.session(), accountId)
                || !user.hasRole(role)) {
            throw Problem.of(call.session(), Problem.Code.NOT_ALLOWED);
        }
    }

    static boolean isApp(Call call) {
        AdminAuth auth = call.auth().adminAuth();
        UserModel user = auth.getUser();
        ClientModel client = auth.getClient();
        if (user == null || client == null || !isAppToken(call) || !call.realm().equals(auth.getRealm())) {
            return false;
        }
        RoleModel role = client.getRole(EXTENSION_ACCESS);
        return role != null && client.getId().equals(user.getServiceAccountClientLink()) && user.hasRole(role);
    }
}
