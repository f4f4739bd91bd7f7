package io.gatehouse.extension.nodes;

import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.Cluster;
import io.gatehouse.stack.KeycloakServer;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The servers that the tests of this package share; started at first use, ended with the JVM. */
final class Nodes {

    private static final Duration MEETING = Duration.ofMinutes(2);

    /** What Infinispan says in the log each time somebody comes or goes. */
    private static final Pattern VIEW = Pattern.compile("ISPN00009[34]: Received new.*\\|\\d+] \\((\\d+)\\)");

    private static @Nullable Nodes started;

    private final LocalStack stack;
    private final KeycloakServer second;
    private final KeycloakServer apart;

    private Nodes() {
        stack = SharedStack.start(SharedStack.options("nodes")
                .withExtension(
                        Path.of("target/gatehouse-keycloak-extension.jar").toAbsolutePath())
                .withKeycloakEnvironment(Cluster.member()));
        second = stack.another("second", Cluster.member());
        apart = stack.another("apart", Map.of());
        try {
            second.start();
            together(2);
        } catch (RuntimeException | AssertionError e) {
            stack.close();
            throw e;
        }
    }

    /** Both nodes of the cluster are up and know each other. */
    static synchronized Nodes get() {
        Nodes nodes = started;
        if (nodes == null) {
            nodes = new Nodes();
            started = nodes;
        }
        return nodes;
    }

    LocalStack stack() {
        return stack;
    }

    /** A node of the cluster. */
    KeycloakServer first() {
        return stack.keycloak();
    }

    /** The other node of the cluster. */
    KeycloakServer second() {
        return second;
    }

    /** A node that shares the database and nothing else. */
    KeycloakServer apart() {
        apart.start();
        return apart;
    }

    /** Waits until every living node of the cluster counts that many. */
    void together(int members) {
        for (KeycloakServer node : new KeycloakServer[] {first(), second}) {
            if (node.isRunning()) {
                Until.fits("a cluster of " + members, MEETING, () -> members(node), counted -> counted == members);
            }
        }
    }

    /** How many nodes that one last counted in its cluster, 0 = it is in none. */
    static int members(KeycloakServer node) {
        try {
            return VIEW.matcher(Files.readString(node.log()))
                    .results()
                    .map((MatchResult view) -> Integer.parseInt(view.group(1)))
                    .reduce(0, (before, after) -> after);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
