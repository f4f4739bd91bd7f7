package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.outbox.CanonicalJson;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/**
 * One call of an endpoint: the session, the realm of the path and what Keycloak knows about the caller.
 *
 * @param auth Keycloak's own permission evaluator for that realm
 */
public record Call(KeycloakSession session, RealmModel realm, AdminPermissionEvaluator auth) {

    /** Lets only these callers through. */
    public void allow(CallerAccess.Caller... callers) {
        CallerAccess.require(this, callers);
    }

    /** 200 with a body of JSON. */
    public Response ok(@Nullable Object body) {
        return answer(200, body);
    }

    /** A status with a body of JSON. */
    public Response answer(int status, @Nullable Object body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .header("Cache-Control", "no-store")
                .entity(CanonicalJson.write(body))
                .build();
    }

    /** The body as an object; anything else is answered with 400 {@code malformed}. */
    public JsonNode object(@Nullable String body) {
        try {
            JsonNode tree = body == null ? null : CanonicalJson.tree(body);
            if (tree != null && tree.isObject()) {
                return tree;
            }
        } catch (IllegalArgumentException e) {
            throw Problem.of(session, Problem.Code.MALFORMED, "body");
        }
        throw Problem.of(session, Problem.Code.MALFORMED, "body");
    }

    /** A text member that must be there; else 400 {@code malformed}. */
    public String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual() || value.textValue().isBlank()) {
            throw Problem.of(session, Problem.Code.MALFORMED, member);
        }
        return value.textValue();
    }
}
