package io.gatehouse.stack;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of {@code ./gatehouse demo}.
 *
 * @param fresh delete what the last demo left
 * @param background return when everything is healthy
 * @param base the first port
 * @param bind address that Keycloak and the app listen on
 */
record DemoSettings(boolean fresh, boolean background, int base, String bind) {

    static final int DEFAULT_BASE = 8080;

    static final Set<String> KNOWN =
            new TreeSet<>(Set.of("--fresh", "--background", "--port-base", "--bind", "--force-bind"));

    static DemoSettings parse(Arguments arguments) {
        DemoSettings settings = new DemoSettings(false, false, DEFAULT_BASE, StackOptions.LOOPBACK);
        for (String word = arguments.next(); word != null; word = arguments.next()) {
            settings = switch (word) {
                case "--fresh" -> new DemoSettings(true, settings.background, settings.base, settings.bind);
                case "--background" -> new DemoSettings(settings.fresh, true, settings.base, settings.bind);
                case "--port-base" ->
                    new DemoSettings(settings.fresh, settings.background, arguments.numberOf(word), settings.bind);
                case "--bind" -> settings.boundTo(loopback(arguments.valueOf(word)));
                case "--force-bind" -> settings.boundTo(arguments.valueOf(word));
                default -> throw Arguments.unknown("demo", word, KNOWN);
            };
        }
        Ports.from(settings.base);
        return settings;
    }

    private DemoSettings boundTo(String address) {
        return new DemoSettings(fresh, background, base, address);
    }

    private static String loopback(String address) {
        try {
            if (InetAddress.getByName(address).isLoopbackAddress()) {
                return StackOptions.LOOPBACK;
            }
        } catch (UnknownHostException e) {
            throw new StackFailure("'" + address + "' is no address.", e);
        }
        throw new StackFailure(
                "The demo has passwords that everybody knows, so it listens on this machine only and not on " + address
                        + ". If you are sure: --force-bind " + address);
    }
}
