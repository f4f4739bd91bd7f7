package io.gatehouse.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Starts children in a session of their own, so that Ctrl-C in the terminal reaches the launcher only, which then stops
 * its children in order. Needs {@code setsid} (Linux) or {@code perl} (macOS); without both the child stays in the
 * launcher's session.
 */
final class Sessions {

    private static final List<String> PREFIX = prefix();

    private Sessions() {}

    static List<String> own(List<String> command) {
        List<String> all = new ArrayList<>(PREFIX);
        all.addAll(command);
        return all;
    }

    /** The first directory of the PATH that holds the program. */
    static @Nullable Path find(String program) {
        String path = System.getenv("PATH");
        for (String directory : (path == null ? "/usr/bin:/bin" : path).split(File.pathSeparator)) {
            Path candidate = Path.of(directory.isEmpty() ? "." : directory, program);
            if (Files.isExecutable(candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static List<String> prefix() {
        Path setsid = find("setsid");
        if (setsid != null) {
            return List.of(setsid.toString());
        }
        Path perl = find("perl");
        if (perl != null) {
            return List.of(perl.toString(), "-e", "use POSIX; POSIX::setsid(); exec @ARGV or exit 127");
        }
        return List.of();
    }
}
