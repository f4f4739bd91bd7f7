package io.gatehouse.extension.rest;

import io.gatehouse.extension.outbox.CanonicalJson;
import io.gatehouse.extension.text.Texts;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.ErrorResponseException;

/** Faults of our own endpoints as {@code application/problem+json} (RFC 9457) with a stable code. Rolls the request back. */
public final class Problem {

    /** The codes of docs/extension-api.md. */
    public enum Code {
        NOT_ALLOWED(403),
        UNKNOWN(404),
        MALFORMED(400),
        WRONG_MODE(409),
        LOWERING_NEEDS_APPROVAL(403),
        CLASSIFICATION_CHANGED(409),
        APPROVAL_INVALID(403),
        APPROVAL_EXPIRED(403),
        FOUR_EYES(403),
        APPROVER_NOT_ELIGIBLE(403),
        CLOSURE_CHANGED(409),
        SEALED_APPROVAL_REQUIRED(403),
        DEPARTED(409),
        ALREADY_LEAVING(409),
        ALREADY_ENDED(409),
        /** Nobody's fault but the operator's; the same order works when the setting is mended. */
        APPROVAL_KEYS_UNUSABLE(503);

        private final int status;

        Code(int status) {
            this.status = status;
        }

        /** As on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private Problem() {}

    /**
     * The fault to throw.
     *
     * @param details fill the placeholders of the sentence
     */
    public static ErrorResponseException of(KeycloakSession session, Code code, Object... details) {
        session.getTransactionManager().setRollbackOnly();
        HttpHeaders headers = session.getContext().getRequestHeaders();
        String languages = headers == null ? null : headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE);
        Locale locale = Texts.wanted(languages);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "about:blank");
        body.put("title", Texts.of(locale, "problem." + code.wire() + ".title"));
        body.put("status", code.status);
        body.put("detail", Texts.of(locale, "problem." + code.wire() + ".detail", details));
        body.put("code", code.wire());
        return new ErrorResponseException(Response.status(code.status)
                .type("application/problem+json;charset=utf-8")
                .header("Cache-Control", "no-store")
                .entity(CanonicalJson.write(body))
                .build());
    }
}
