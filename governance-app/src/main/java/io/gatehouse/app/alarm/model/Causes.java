package io.gatehouse.app.alarm.model;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The rule: what in an answer of the extension is a cause for alarm. */
public final class Causes {

    /** A sweep comes each 45 s; a node that has just started, or a realm that has just begun to enforce, gets as long. */
    public static final Duration SWEEP_LATE = Duration.ofMinutes(3);

    /** A server that is restarted is away for about so long; looked at again before a minute is over. */
    public static final Duration RESTART = Duration.ofSeconds(30);

    /** The self-check of the keys' file; its alarm is that of the keys. */
    private static final String KEYS_FILE = "approval-keys";

    private Causes() {}

    /** @param expected with what was seen already taken in */
    public static Map<AlarmKind, Cause> of(Seen seen, Expected expected) {
        Map<AlarmKind, Cause> causes = new EnumMap<>(AlarmKind.class);
        if (Expected.laxer(seen.mode(), expected.mode())) {
            causes.put(AlarmKind.MODE_LOWERED, Cause.now(List.of(seen.mode()), List.of(expected.mode())));
        }
        List<String> blind =
                seen.failing().stream().filter(part -> !part.equals(KEYS_FILE)).toList();
        if (!blind.isEmpty()) {
            causes.put(AlarmKind.SELF_CHECK, Cause.now(blind, List.of()));
        }
        if (seen.mode().equals("ENFORCE")) {
            sweep(seen, causes);
        }
        if (seen.keys().isEmpty()
                || seen.failing().contains(KEYS_FILE)
                || !seen.keys().equals(expected.keys())) {
            causes.put(AlarmKind.APPROVAL_KEYS, Cause.now(seen.keys(), expected.keys()));
        }
        Long life = seen.tokenSeconds();
        Long longest = expected.tokenSeconds();
        if (life != null && longest != null && life > longest) {
            causes.put(AlarmKind.TOKENS_LIVE_LONGER, Cause.now(List.of(life.toString()), List.of(longest.toString())));
        }
        Head head = seen.head();
        Head known = expected.head();
        if (head != null && known != null && !head.equals(known)) {
            causes.put(AlarmKind.DATABASE_RESTORED, Cause.now(texts(head), texts(known)));
        }
        return causes;
    }

    private static List<String> texts(Head head) {
        return List.of(Long.toString(head.seq()), head.hash());
    }

    private static void sweep(Seen seen, Map<AlarmKind, Cause> causes) {
        Instant last = seen.lastSweep();
        if (last == null) {
            causes.put(AlarmKind.SWEEP_LATE, new Cause(List.of(), List.of(), SWEEP_LATE));
        } else if (last.isBefore(seen.now().minus(SWEEP_LATE))) {
            causes.put(AlarmKind.SWEEP_LATE, Cause.now(List.of(last.toString()), List.of()));
        }
    }

    /** When there was no answer of the extension. */
    public static Cause unreached(AlarmKind kind) {
        return new Cause(List.of(), List.of(), kind == AlarmKind.NO_ANSWER ? RESTART : Duration.ZERO);
    }
}
