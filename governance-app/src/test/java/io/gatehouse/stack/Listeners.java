package io.gatehouse.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** At which addresses somebody listens, as the kernel says it; so nothing depends on which networks a machine has. */
final class Listeners {

    private static final Path TABLES = Path.of("/proc/net");
    /** As the kernel writes 127.0.0.1, ::1 and 127.0.0.1 of a socket for both. */
    static final Set<String> LOOPBACK =
            Set.of("0100007F", "00000000000000000000000001000000", "0000000000000000FFFF00000100007F");

    private static final String LISTENING = "0A";

    private Listeners() {}

    static boolean known() {
        return Files.isReadable(TABLES.resolve("tcp"));
    }

    /** Hexadecimal, as the kernel writes them. */
    static Set<String> of(int port) throws IOException {
        Set<String> addresses = new TreeSet<>();
        for (String table : Set.of("tcp", "tcp6")) {
            Path file = TABLES.resolve(table);
            for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
                String[] words = line.strip().split("\\s+");
                String local = words.length > 3 ? words[1] : "";
                if (local.endsWith(String.format(Locale.ROOT, ":%04X", port)) && words[3].equals(LISTENING)) {
                    addresses.add(local.substring(0, local.indexOf(':')));
                }
            }
        }
        return addresses;
    }
}
