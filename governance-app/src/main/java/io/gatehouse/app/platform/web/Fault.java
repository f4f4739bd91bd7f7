package io.gatehouse.app.platform.web;

import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Unavailable;
import io.gatehouse.app.shared.UnknownObject;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What is said when something cannot be done: the one place where exceptions become an answer, the same on pages and in the
 * API.
 *
 * @param code stable, for machines
 * @param message key of the sentence for people
 * @param stale what is there now, when somebody was quicker
 * @param notNow refused because of how things stand, whoever asks
 */
record Fault(
        int status,
        String code,
        String message,
        List<Object> arguments,
        @Nullable StaleVersion stale,
        boolean notNow) {

    Fault(int status, String code, String message, List<Object> arguments, @Nullable StaleVersion stale) {
        this(status, code, message, arguments, stale, false);
    }

    static Fault of(Throwable thrown) {
        if (thrown instanceof Refused refused) {
            return new Fault(
                    403, refused.code(), "refused." + refused.code(), refused.arguments(), null, refused.isNotNow());
        }
        if (thrown instanceof UnknownObject) {
            return ofStatus(404);
        }
        if (thrown instanceof StaleVersion stale) {
            return new Fault(409, "stale_version", "error.409", List.of(), stale);
        }
        if (thrown instanceof BadInput bad) {
            return new Fault(400, bad.code(), "invalid." + bad.code(), bad.arguments(), null);
        }
        if (thrown instanceof Unavailable missing) {
            return new Fault(503, "unavailable", "unavailable." + missing.code(), List.of(), null);
        }
        if (thrown instanceof CsrfException) {
            return new Fault(403, "form_expired", "error.formExpired", List.of(), null);
        }
        if (thrown instanceof AccessDeniedException) {
            return ofStatus(403);
        }
        if (thrown instanceof HttpMessageNotReadableException || thrown instanceof RequestRejectedException) {
            return ofStatus(400);
        }
        if (thrown instanceof MethodArgumentTypeMismatchException mismatch) {
            // an id that cannot be one is an id that nobody has
            MethodParameter parameter = mismatch.getParameter();
            return ofStatus(parameter.hasParameterAnnotation(PathVariable.class) ? 404 : 400);
        }
        if (thrown instanceof ErrorResponse answer) {
            if (thrown.getCause() instanceof StaleVersion stale) {
                // a precondition of the API failed: the same answer under the status of the precondition
                return new Fault(answer.getStatusCode().value(), "stale_version", "error.409", List.of(), stale);
            }
            return ofStatus(answer.getStatusCode().value());
        }
        return Outage.isBehind(thrown)
                ? new Fault(503, "unavailable", "error.databaseAway", List.of(), null)
                : ofStatus(500);
    }

    static Fault ofStatus(int status) {
        HttpStatus known = HttpStatus.resolve(status);
        return switch (known == null ? HttpStatus.INTERNAL_SERVER_ERROR : known) {
            case BAD_REQUEST -> plain(400, "malformed");
            case UNAUTHORIZED -> plain(401, "not_signed_in");
            case FORBIDDEN -> plain(403, "not_allowed");
            case NOT_FOUND -> plain(404, "unknown");
            case METHOD_NOT_ALLOWED -> plain(405, "method_not_allowed");
            case CONFLICT -> plain(409, "stale_version");
            case PRECONDITION_REQUIRED -> new Fault(428, "version_needed", "error.versionNeeded", List.of(), null);
            case SERVICE_UNAVAILABLE -> plain(503, "unavailable");
            default ->
                status >= 400 && status < 500
                        ? new Fault(status, "malformed", "error.400", List.of(), null)
                        : plain(500, "internal");
        };
    }

    private static Fault plain(int status, String code) {
        return new Fault(status, code, "error." + status, List.of(), null);
    }

    /** It passes by itself: worth another try. */
    boolean outage() {
        return status == 503;
    }

    /** Our own mistake or an outage: belongs into the log with its stack. */
    boolean unexpected() {
        return status >= 500;
    }
}
