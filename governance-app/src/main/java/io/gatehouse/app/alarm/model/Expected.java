package io.gatehouse.app.alarm.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the extension is to look like: as it was first seen, and stricter wherever it became stricter. Only a person loosens it.
 *
 * @param mode the strictest mode seen
 * @param keys the approval keys; empty while none was seen
 * @param tokenSeconds the shortest life of access tokens seen
 * @param head how far the audit chain was seen
 */
public record Expected(
        @Nullable String mode,
        List<String> keys,
        @Nullable Long tokenSeconds,
        @Nullable Head head) {

    /** From the laxest to the strictest. */
    private static final List<String> MODES = List.of("OFF", "OBSERVE", "ENFORCE");

    public Expected {
        keys = List.copyOf(keys);
    }

    /** Is the first mode laxer than the second? A mode that nobody knows counts as the laxest. */
    public static boolean laxer(String one, @Nullable String other) {
        return other != null && MODES.indexOf(one) < MODES.indexOf(other);
    }

    /** With whatever is stricter, or was not known, in what was seen. */
    public Expected and(Seen seen) {
        Long life = seen.tokenSeconds();
        boolean shorter = life != null && (tokenSeconds == null || life < tokenSeconds);
        Head further = seen.head();
        boolean grown = further != null && (head == null || further.follows(head));
        return new Expected(
                mode == null || laxer(mode, seen.mode()) ? seen.mode() : mode,
                keys.isEmpty() ? seen.keys() : keys,
                shorter ? life : tokenSeconds,
                grown ? further : head);
    }

    /** With that mode, if it is stricter. */
    public Expected atLeast(String strictest) {
        return mode == null || laxer(mode, strictest) ? new Expected(strictest, keys, tokenSeconds, head) : this;
    }

    /** As somebody confirmed it. */
    public Expected confirmed(AlarmKind kind, List<String> found) {
        return switch (kind) {
            case MODE_LOWERED -> new Expected(found.get(0), keys, tokenSeconds, head);
            case APPROVAL_KEYS -> new Expected(mode, found, tokenSeconds, head);
            case TOKENS_LIVE_LONGER -> new Expected(mode, keys, Long.valueOf(found.get(0)), head);
            case DATABASE_RESTORED ->
                new Expected(mode, keys, tokenSeconds, new Head(Long.parseLong(found.get(0)), found.get(1)));
            default -> throw new IllegalArgumentException(kind.name());
        };
    }
}
