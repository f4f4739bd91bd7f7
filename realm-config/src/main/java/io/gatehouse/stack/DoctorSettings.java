package io.gatehouse.stack;

import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code ./gatehouse doctor}: of the demo in this folder, or with {@code --url} of an installation.
 *
 * @param base the first port of a demo that does not run
 * @param url Keycloak, null for the demo
 * @param realm its realm, null for the demo
 * @param app the app, null when it is not looked at
 */
record DoctorSettings(
        int base,
        @Nullable String url,
        @Nullable String realm,
        @Nullable String app) {

    static final Set<String> KNOWN = new TreeSet<>(Set.of("--port-base", "--url", "--realm", "--app"));

    static DoctorSettings parse(Arguments arguments) {
        int base = DemoSettings.DEFAULT_BASE;
        String url = null;
        String realm = null;
        String app = null;
        for (String word = arguments.next(); word != null; word = arguments.next()) {
            switch (word) {
                case "--port-base" -> base = arguments.numberOf(word);
                case "--url" -> url = arguments.valueOf(word);
                case "--realm" -> realm = arguments.valueOf(word);
                case "--app" -> app = arguments.valueOf(word);
                default -> throw Arguments.unknown("doctor", word, KNOWN);
            }
        }
        if ((url == null) != (realm == null) || (url == null && app != null)) {
            throw new Arguments.Misuse("--url and --realm belong together, and --app needs them.");
        }
        return new DoctorSettings(base, url, realm, app);
    }
}
