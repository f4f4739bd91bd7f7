package io.gatehouse.app.catalog.model;

import io.gatehouse.app.shared.Tier;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody saw before changing it: the version of what is ours, and what the extension said. When either is no longer so,
 * nothing is overwritten.
 *
 * @param version 0 when nothing of ours was said yet
 * @param owner as the extension says it, without what attributes add
 */
public record Seen(
        long version,
        Tier tier,
        @Nullable DataClass dataClass,
        @Nullable String owner) {

    private static final Pattern TOKEN = Pattern.compile("(\\d{1,18})\\.(T[0-3])\\.([A-Z_]*)\\.(\\S*)");

    /** For a hidden field of a form. */
    public String token() {
        return version + "." + tier + "." + (dataClass == null ? "" : dataClass) + "." + (owner == null ? "" : owner);
    }

    /** Nothing for what is no token of ours. */
    public static Optional<Seen> read(@Nullable String token) {
        Matcher parts = TOKEN.matcher(token == null ? "" : token);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Seen(
                    Long.parseLong(parts.group(1)),
                    Tier.valueOf(parts.group(2)),
                    parts.group(3).isEmpty() ? null : DataClass.valueOf(parts.group(3)),
                    parts.group(4).isEmpty() ? null : parts.group(4)));
        } catch (IllegalArgumentException noSuchClass) {
            return Optional.empty();
        }
    }
}
