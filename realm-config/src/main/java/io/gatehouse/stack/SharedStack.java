package io.gatehouse.stack;

import io.gatehouse.realm.DemoRealm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stacks for tests. {@link #get()} is one per JVM: started at first use on random ports with fresh data below
 * {@code target/stack}, ended by a shutdown hook. The demo company's realm is imported; the extension is in it when its
 * jar has been built. Nothing is seeded: no baseline, and the mode is the extension's default.
 */
public final class SharedStack {

    private static final Once SHARED = new Once(() -> fresh("shared"));
    private static final Once STOCK = new Once(() -> stock("stock"));

    private SharedStack() {}

    /** The stack that all tests of this JVM share. After a failed start every caller gets the same failure at once. */
    public static LocalStack get() {
        return SHARED.get();
    }

    /** As {@link #get}, without our extension. */
    public static LocalStack getStock() {
        return STOCK.get();
    }

    /** Started at first use; a failed start is not tried again, because it would fail every test after minutes. */
    private static final class Once {
        private final Supplier<LocalStack> start;
        private @Nullable LocalStack started;
        private @Nullable RuntimeException failure;

        Once(Supplier<LocalStack> start) {
            this.start = start;
        }

        synchronized LocalStack get() {
            if (failure != null) {
                throw failure;
            }
            LocalStack stack = started;
            if (stack == null) {
                try {
                    stack = start.get();
                    started = stack;
                } catch (RuntimeException e) {
                    failure = e;
                    throw e;
                }
            }
            return stack;
        }
    }

    /** Keycloak's programs as they come, in an empty {@code target}: for a test that starts them in its own way. */
    public static void unpackKeycloak(Path target) {
        PrivateFiles.deleteTree(target);
        try {
            KeycloakDistribution.unzip(keycloakZip(), target);
        } catch (IOException e) {
            throw new StackFailure("Keycloak cannot be unpacked to " + target + ": " + e.getMessage() + ".", e);
        }
    }

    /** A stack of its own for a test that kills, restarts or damages. Close it. */
    public static LocalStack fresh(String name) {
        return start(options(name).withExtension(extensionJar().orElse(null)).withRealms(DemoRealm::write));
    }

    /** As {@link #fresh}, without our extension. */
    public static LocalStack stock(String name) {
        return start(options(name).withRealms(DemoRealm::write));
    }

    /** Ended at the latest with the JVM. */
    public static LocalStack start(StackOptions options) {
        LocalStack stack = LocalStack.start(options);
        Runtime.getRuntime().addShutdownHook(new Thread(stack::close, "stack-end"));
        return stack;
    }

    /** Options with an empty data directory {@code target/stack/<name>}, without extension and realm. */
    public static StackOptions options(String name) {
        Path data = Path.of("target", "stack", name).toAbsolutePath();
        PrivateFiles.deleteTree(data);
        return StackOptions.in(cache(), data, keycloakZip())
                .withProgress(said -> System.out.println("[stack " + name + "] " + said));
    }

    /** Set by failsafe ({@code gatehouse.root}); in an IDE the folder above the module. */
    static Path root() {
        String root = System.getProperty("gatehouse.root");
        Path found = Path.of(root == null ? "" : root).toAbsolutePath();
        while (!Files.isDirectory(found.resolve("realm-config")) && found.getParent() != null) {
            found = found.getParent();
        }
        return found;
    }

    static Path cache() {
        String moved = System.getProperty("gatehouse.cache", System.getenv("GATEHOUSE_CACHE"));
        return moved == null
                ? root().resolve(".gatehouse/cache")
                : Path.of(moved).toAbsolutePath();
    }

    static Path keycloakZip() {
        String zip = System.getProperty("gatehouse.keycloak.zip");
        if (zip != null && !zip.startsWith("${")) {
            return Path.of(zip);
        }
        Path noted = root().resolve("realm-config/target/keycloak-zip.path");
        if (!Files.exists(noted)) {
            throw new StackFailure(noted + " is missing. Build once: mvn -q -DskipTests package");
        }
        return Path.of(PrivateFiles.read(noted).trim());
    }

    private static Optional<Path> extensionJar() {
        String given = System.getProperty("gatehouse.extension.jar");
        Path jar = given == null
                ? root().resolve("keycloak-extension/target/gatehouse-keycloak-extension.jar")
                : Path.of(given);
        return Optional.of(jar.toAbsolutePath()).filter(Files::isRegularFile);
    }
}
