package io.gatehouse.app.review.web;

import io.gatehouse.app.shared.StaleVersion;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** {@code If-Match} (RFC 9110, 13.1.1; 428: RFC 6585): a change applies to what was read, or not at all. */
final class Precondition {

    private Precondition() {}

    /** Runs the change with the tag inside {@code If-Match}; a stale one is 412, a missing one 428. */
    static <T> T of(@Nullable String match, Function<String, T> change) {
        if (match == null || match.isBlank()) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_REQUIRED);
        }
        try {
            return change.apply(match.strip().replaceFirst("^W/", "").replace("\"", ""));
        } catch (StaleVersion stale) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, "stale", stale);
        }
    }

    static void guard(@Nullable String match, Consumer<String> change) {
        of(match, tag -> {
            change.accept(tag);
            return Boolean.TRUE;
        });
    }

    /** A tag that is no number was never ours. */
    static long version(String tag) {
        try {
            return Long.parseLong(tag);
        } catch (NumberFormatException e) {
            throw new ResponseStatusException(HttpStatus.PRECONDITION_FAILED, "no tag of ours", e);
        }
    }
}
