package io.gatehouse.extension.outbox;

import jakarta.enterprise.context.ContextNotActiveException;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/** Method and path of the running request, for the record: no query, no body, no headers. */
public final class RequestLine {

    private RequestLine() {}

    /** For example {@code PUT /admin/realms/lanstone/users/…/groups/…}; "" where there is no request. */
    public static String of(KeycloakSession session) {
        try {
            HttpRequest request = session.getContext().getHttpRequest();
            return request.getHttpMethod() + " " + request.getUri().getPath();
        } catch (ContextNotActiveException e) {
            return "";
        }
    }
}
