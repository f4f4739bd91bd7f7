package io.gatehouse.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** One line that finds a process again: its id and when it started, because ids are used anew. */
final class ProcessMark {

    /** Start times are computed from clock ticks since boot and differ a little between readings. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    private ProcessMark() {}

    static String of(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    }

    static Optional<ProcessHandle> find(String line) {
        String[] parts = line.trim().split(" ");
        if (parts.length != 2) {
            return Optional.empty();
        }
        Instant started = Instant.ofEpochMilli(Long.parseLong(parts[1]));
        return ProcessHandle.of(Long.parseLong(parts[0]))
                .filter(ProcessHandle::isAlive)
                .filter(found -> found.info()
                        .startInstant()
                        .map(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) < 0)
                        .orElse(false));
    }
}
