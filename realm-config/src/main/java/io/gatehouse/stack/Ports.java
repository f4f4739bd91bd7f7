package io.gatehouse.stack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** The TCP ports of one stack, all on 127.0.0.1. */
public record Ports(int keycloak, int management, int postgres, int app, int smtp, int mailbox) {

    /** Below the range from which operating systems take ports for outgoing connections. */
    private static final int RANDOM_LOW = 20_000;

    private static final int RANDOM_HIGH = 32_000;

    /** The demo's ports: Keycloak at {@code base}, the app at {@code base + 8}, the others between. */
    public static Ports from(int base) {
        if (base < 1024 || base > 65_500) {
            throw new StackFailure("The port base must lie between 1024 and 65500; " + base + " does not.");
        }
        return new Ports(base, base + 1, base + 6, base + 8, base + 5, base + 4);
    }

    /** Ports that are free right now, for tests. */
    public static Ports random() {
        Set<Integer> free = new LinkedHashSet<>();
        for (int tried = 0; free.size() < 6; tried++) {
            if (tried > 10_000) {
                throw new StackFailure("No free port found between " + RANDOM_LOW + " and " + RANDOM_HIGH + ".");
            }
            int port = ThreadLocalRandom.current().nextInt(RANDOM_LOW, RANDOM_HIGH);
            if (isFree(port)) {
                free.add(port);
            }
        }
        Integer[] p = free.toArray(Integer[]::new);
        return new Ports(p[0], p[1], p[2], p[3], p[4], p[5]);
    }

    /** Whether nobody listens on the port of the loopback interface. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The ports with the name of the part that uses each. */
    public Map<String, Integer> byPart() {
        Map<String, Integer> parts = new LinkedHashMap<>();
        parts.put("Keycloak", keycloak);
        parts.put("Keycloak management", management);
        parts.put("PostgreSQL", postgres);
        parts.put("Gatehouse", app);
        parts.put("mail (SMTP)", smtp);
        parts.put("mailbox", mailbox);
        return parts;
    }

    /** A sentence about the first port that somebody else uses, empty when all are free. */
    public Optional<String> occupied() {
        return byPart().entrySet().stream()
                .filter(part -> !isFree(part.getValue()))
                .findFirst()
                .map(part ->
                        "Port " + part.getValue() + ", meant for " + part.getKey() + ", is in use by another program."
                                + " Stop that program, or move all ports: ./gatehouse demo --port-base 18080");
    }
}
