package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.outbox.CanonicalJson;
import io.gatehouse.extension.storage.Lengths;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.ErrorResponseException;
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
            throw malformed("body");
        }
        throw malformed("body");
    }

    /** A text member that must be there and no longer than {@code longest}; else 400 {@code malformed} with its name. */
    public String text(JsonNode object, String member, int longest) {
        JsonNode value = object.get(member);
        if (value == null || !value.isTextual()) {
            throw malformed(member);
        }
        return text(value.textValue(), member, longest);
    }

    /** As {@link #text(JsonNode, String, int)} for a member that may be missing or null. */
    public @Nullable String optional(JsonNode object, String member, int longest) {
        return object.hasNonNull(member) ? text(object, member, longest) : null;
    }

    /** The same for a part of the address. */
    public String text(String value, String name, int longest) {
        if (value.isBlank() || !Lengths.fits(value, longest)) {
            throw malformed(name);
        }
        return value;
    }

    /** 400 {@code malformed}. */
    public ErrorResponseException malformed(String member) {
        return Problem.of(session, Problem.Code.MALFORMED, member);
    }
}
