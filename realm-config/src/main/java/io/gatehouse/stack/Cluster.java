package io.gatehouse.stack;

import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How Keycloaks of one database find each other: as Keycloak does by default (JDBC_PING), here on loopback. A server without
 * this environment keeps its caches to itself.
 */
public final class Cluster {

    /** Each member listens at a second port that is so much higher, by which the others notice that it is gone. */
    private static final int WATCHED = 50_000;

    /** The second port then lies above those that operating systems take for outgoing connections. */
    private static final int LOW = 11_000;

    private static final int HIGH = 15_500;

    private Cluster() {}

    /** The environment of one member. */
    public static Map<String, String> member() {
        return Map.of(
                "KC_CACHE",
                "ispn",
                "KC_CACHE_EMBEDDED_NETWORK_BIND_ADDRESS",
                StackOptions.LOOPBACK,
                "KC_CACHE_EMBEDDED_NETWORK_BIND_PORT",
                Integer.toString(freePort()));
    }

    private static int freePort() {
        for (int tried = 0; tried < 1000; tried++) {
            int port = ThreadLocalRandom.current().nextInt(LOW, HIGH);
            if (Ports.isFree(port) && Ports.isFree(port + WATCHED)) {
                return port;
            }
        }
        throw new StackFailure("No free port for a cluster found between " + LOW + " and " + HIGH + ".");
    }
}
