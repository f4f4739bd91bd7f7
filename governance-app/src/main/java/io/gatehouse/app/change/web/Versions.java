package io.gatehouse.app.change.web;

import io.gatehouse.app.change.ChangeDetail;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.StaleVersion;
import java.util.function.LongFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** Versions as entity tags (RFC 9110, section 13.1.1). */
final class Versions {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,18})\"");

    private Versions() {}

    static String tag(ChangeDetail detail) {
        return "\"" + detail.request().version() + "\"";
    }

    /** Runs the action with the version in {@code If-Match}; without one 428, with an old one 412. */
    static <T> T guarded(@Nullable String ifMatch, LongFunction<T> action) {
        if (ifMatch == null) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_REQUIRED);
        }
        Matcher tag = TAG.matcher(ifMatch.trim());
        if (!tag.matches()) {
            throw new BadInput("If-Match", "change.if-match");
        }
        try {
            return action.apply(Long.parseLong(tag.group(1)));
        } catch (StaleVersion stale) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, "stale", stale);
        }
    }
}
