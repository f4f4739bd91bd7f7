package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * What Keycloak's clients are asked of, by whoever acts by a token: their provider, or a realm. Their secrets are withheld from
 * those whom they would make more than they are.
 */
final class GuardedClients extends Guarded {
    private final KeycloakSession session;

    private GuardedClients(KeycloakSession session, Object source) {
        super(source);
        this.session = session;
    }

    static ClientProvider guard(KeycloakSession session, ClientProvider clients) {
        return inFrontOf(clients, new GuardedClients(session, clients));
    }

    static RealmModel of(KeycloakSession session, RealmModel realm) {
        return behind(realm) == realm ? inFrontOf(realm, new GuardedClients(session, realm)) : realm;
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        if (arguments != null) {
            for (int i = 0; i < arguments.length; i++) {
                if (arguments[i] instanceof ClientModel client) {
                    arguments[i] = behind(client);
                }
            }
        }
        return each(
                call(method, arguments),
                one -> one instanceof ClientModel client ? GuardedClient.guard(session, client) : one);
    }
}
