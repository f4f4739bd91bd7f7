package io.gatehouse.app.change.web;

import io.gatehouse.app.change.ChangeDetail;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.StaleVersion;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/** Versions as entity tags (RFC 9110, section 13.1.1). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    static String tag(ChangeDetail detail) {
        return "\"" + detail.request().version() + "\"";
    }

    /** Runs the action with the version in {@code If-Match}; without one 428, with an old one 412. */
    static ResponseEntity<?> guarded(@Nullable String ifMatch, LongFunction<ResponseEntity<ChangeJson>> action) {
        if (ifMatch == null) {
            return problem(HttpStatus.PRECONDITION_REQUIRED, "version_needed", Map.of());
        }
        Matcher tag = TAG.matcher(ifMatch.trim());
        if (!tag.matches()) {
            throw new BadInput("If-Match", "change.if-match");
        }
        try {
            return action.apply(Long.parseLong(tag.group(1)));
        } catch (StaleVersion stale) {
            return problem(HttpStatus.PRECONDITION_FAILED, "stale_version", stale.now());
        }
    }

    private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String code, Map<String, Object> now) {
        ProblemDetail body = ProblemDetail.forStatus(status);
        body.setProperty("code", code);
        if (!now.isEmpty()) {
            body.setProperty("now", now);
        }
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }
}
