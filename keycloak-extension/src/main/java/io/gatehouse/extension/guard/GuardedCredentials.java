package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.SubjectCredentialManager;

/**
 * The credentials of a departed person: they are read and taken away as ever, and none is given. Nothing is passed on, because a
 * directory behind Keycloak would not roll back with it.
 */
final class GuardedCredentials extends Guarded {
    private final KeycloakSession session;
    private final String userId;

    private GuardedCredentials(KeycloakSession session, String userId, SubjectCredentialManager credentials) {
        super(credentials);
        this.session = session;
        this.userId = userId;
    }

    static SubjectCredentialManager guard(
            KeycloakSession session, String userId, SubjectCredentialManager credentials) {
        return inFrontOf(credentials, new GuardedCredentials(session, userId, credentials));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "updateCredential" -> {
                DepartedVeto.ofCredential(session, userId);
                yield true;
            }
            case "createStoredCredential", "createCredentialThroughProvider", "updateStoredCredential" -> {
                DepartedVeto.ofCredential(session, userId);
                // callers go on with what they gave; the last of the three answers nothing
                yield arguments == null || method.getReturnType() == void.class ? null : arguments[0];
            }
            default -> call(method, arguments);
        };
    }
}
