package io.gatehouse.app.review.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How the drafts differ from those that were shown, for somebody who wanted to sign the earlier ones. */
public record DraftChanges(List<Line> lines) {

    private static final Pattern SEEN =
            Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}):(\\d{1,18}):(KEEP|REVOKE)");

    public DraftChanges {
        lines = List.copyOf(lines);
    }

    /**
     * @param was what the draft said when it was shown; nothing when there was none
     * @param now what it says now; nothing when there is none any more
     */
    public record Line(
            UUID item, @Nullable Verb was, @Nullable Verb now) {}

    private record Seen(long version, Verb verb) {}

    /** What the sign-off page remembers of the drafts it shows: each with version and verb. */
    public static String remember(DraftSet shown) {
        return shown.items().stream()
                .filter(item -> item.decision() != null)
                .map(item ->
                        item.id() + ":" + item.version() + ":" + item.decision().verb())
                .collect(Collectors.joining(","));
    }

    /**
     * @param remembered text of {@link #remember}; what cannot be read is left out, it only serves to explain
     */
    public static DraftChanges between(String remembered, DraftSet now) {
        Map<UUID, Seen> seen = read(remembered);
        List<Line> lines = new ArrayList<>();
        for (ReviewItem item : now.items()) {
            Seen before = seen.remove(item.id());
            Verb verb = item.decision() == null ? null : item.decision().verb();
            if (before == null) {
                lines.add(new Line(item.id(), null, verb));
            } else if (before.version() != item.version()) {
                lines.add(new Line(item.id(), before.verb(), verb));
            }
        }
        seen.forEach((id, before) -> lines.add(new Line(id, before.verb(), null)));
        return new DraftChanges(lines);
    }

    private static Map<UUID, Seen> read(String remembered) {
        Map<UUID, Seen> seen = new LinkedHashMap<>();
        for (String one : remembered.split(",")) {
            Matcher parts = SEEN.matcher(one);
            if (parts.matches()) {
                seen.put(
                        UUID.fromString(parts.group(1)),
                        new Seen(Long.parseLong(parts.group(2)), Verb.valueOf(parts.group(3))));
            }
        }
        return seen;
    }
}
