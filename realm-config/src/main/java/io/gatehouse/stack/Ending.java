package io.gatehouse.stack;

import java.time.Duration;
import java.util.List;

/** Ends processes: asks them to, waits, then forces it. Never says that it is over while one of them still lives. */
final class Ending {

    private static final Duration FORCED = Duration.ofSeconds(20);

    private final String name;
    private final List<ProcessHandle> processes;

    /** @param name what they are, for the sentence of a failure */
    Ending(String name, List<ProcessHandle> processes) {
        this.name = name;
        this.processes = processes;
    }

    /** SIGTERM; SIGKILL for what is still there after the limit. */
    void asked(Duration limit) {
        asked(limit, () -> processes.forEach(ProcessHandle::destroy));
    }

    /** The same, asked in another way. */
    void asked(Duration limit, Runnable ask) {
        ask.run();
        if (!over(limit)) {
            forced();
        }
    }

    /** Without warning (SIGKILL), as a crash would. */
    void forced() {
        processes.forEach(ProcessHandle::destroyForcibly);
        if (!over(FORCED)) {
            throw new StackFailure(name + " cannot be ended: processes " + processes + ".");
        }
    }

    private boolean over(Duration limit) {
        return Wait.until(limit, () -> processes.stream().noneMatch(ProcessHandle::isAlive));
    }
}
