package io.gatehouse.extension.guard;

import io.gatehouse.extension.front.Guarded;
import io.gatehouse.extension.gate.Gate;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;

/** One client: what one signs in with as the client is there only for those who may see it. */
final class GuardedClient extends Guarded {

    /** As Keycloak names the secret before the last one, and keys of its own that it keeps for a client. */
    private static boolean isSecret(String attribute) {
        return attribute.equals("client.secret.rotated") || attribute.endsWith("private.key");
    }

    private final KeycloakSession session;
    private final ClientModel client;
    private @Nullable Boolean visible;

    private GuardedClient(KeycloakSession session, ClientModel client) {
        super(client);
        this.session = session;
        this.client = client;
    }

    static ClientModel guard(KeycloakSession session, ClientModel client) {
        return inFrontOf(client, new GuardedClient(session, client));
    }

    @Override
    public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments) throws Throwable {
        return switch (method.getName()) {
            case "getSecret", "getRegistrationToken" -> visible() ? call(method, arguments) : null;
            case "getAttribute" ->
                arguments != null && isSecret(String.valueOf(arguments[0])) && !visible()
                        ? null
                        : call(method, arguments);
            case "getAttributes" ->
                client.getAttributes().keySet().stream().noneMatch(GuardedClient::isSecret) || visible()
                        ? call(method, arguments)
                        : withoutSecrets();
            default -> call(method, arguments);
        };
    }

    private Map<String, String> withoutSecrets() {
        Map<String, String> all = new HashMap<>(client.getAttributes());
        all.keySet().removeIf(GuardedClient::isSecret);
        return all;
    }

    /** Asked once: a permit would be used up by it. */
    private boolean visible() {
        Boolean known = visible;
        if (known == null) {
            known = Gate.maySeeSecret(session, client);
            visible = known;
        }
        return known;
    }
}
