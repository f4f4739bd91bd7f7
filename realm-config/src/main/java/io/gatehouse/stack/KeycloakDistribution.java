package io.gatehouse.stack;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Unpacked and built Keycloaks: one directory per version, extension jar and build options, made once and then only
 * read. {@code kc.sh build} takes about a minute, so it runs only when that key is new.
 */
final class KeycloakDistribution {

    /** Decided at build time in Keycloak; everything else is given at start. */
    static final List<String> BUILD_OPTIONS =
            List.of("--db=postgres", "--health-enabled=true", "--metrics-enabled=true");

    /** Older builds are deleted: each is about 230 MB and every change of the jar makes one. */
    private static final int KEPT = 4;

    private static final Duration BUILD = Duration.ofMinutes(15);

    /** Kept until this JVM ends: what keeps other JVMs from deleting a build that runs here. */
    private static final Map<Path, FileGate> IN_USE = new ConcurrentHashMap<>();

    private final Path cache;
    private final Path zip;
    private final Consumer<String> progress;

    KeycloakDistribution(Path cache, Path zip, Consumer<String> progress) {
        this.cache = cache;
        this.zip = zip;
        this.progress = progress;
    }

    /** The built home for that jar (null: stock Keycloak). Other JVMs do not delete it while this one lives. */
    @SuppressWarnings("try")
    Path built(@Nullable Path extensionJar) {
        Path home = cache.resolve(key(extensionJar));
        try (FileGate gate =
                FileGate.enter(cache.resolve("keycloak.lock"), BUILD.plusMinutes(2), "it builds Keycloak")) {
            if (!Files.isDirectory(home)) {
                prune();
                build(home, extensionJar);
            }
            Files.setLastModifiedTime(home, FileTime.from(Instant.now()));
            IN_USE.computeIfAbsent(
                    home, used -> FileGate.tryEnter(useFile(used), true).orElseThrow());
            return home;
        } catch (IOException e) {
            throw new StackFailure("Keycloak cannot be prepared below " + cache + ": " + e.getMessage() + ".", e);
        }
    }

    private static Path useFile(Path home) {
        return home.resolveSibling(home.getFileName() + ".use");
    }

    private String key(@Nullable Path extensionJar) {
        if (!Files.isRegularFile(zip)) {
            throw new StackFailure(
                    "Keycloak's distribution " + zip + " is missing. Build once: mvn -q -DskipTests package");
        }
        String version = zip.getFileName().toString().replaceAll("^keycloak-quarkus-dist-|\\.zip$", "");
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            BUILD_OPTIONS.forEach(option -> digest.update(option.getBytes(StandardCharsets.UTF_8)));
            if (extensionJar != null) {
                digest.update(Files.readAllBytes(extensionJar));
            }
            return "keycloak-" + version + "-" + (extensionJar == null ? "stock-" : "gatehouse-")
                    + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new StackFailure("The extension jar " + extensionJar + " cannot be read.", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private void build(Path home, @Nullable Path extensionJar) throws IOException {
        Path next = home.resolveSibling(home.getFileName() + ".new");
        PrivateFiles.deleteTree(next);
        progress.accept("Unpacking Keycloak");
        unzip(zip, next);
        if (extensionJar != null) {
            Files.copy(extensionJar, next.resolve("providers/gatehouse-keycloak-extension.jar"));
        }
        progress.accept("Building Keycloak with its providers (about a minute; again only when the extension changes)");
        Path log = cache.resolve("keycloak-build-" + ProcessHandle.current().pid() + ".log");
        Stream<String> command =
                Stream.concat(Stream.of(next.resolve("bin/kc.sh").toString(), "build"), BUILD_OPTIONS.stream());
        Child kc = Child.start("Keycloak's build", command.toList(), Map.of("JAVA", KeycloakServer.java()), next, log);
        int exit = kc.awaitExit(BUILD);
        if (exit != 0) {
            throw new StackFailure("Keycloak's build failed with exit code " + exit + ". The end of " + log + ":\n"
                    + Child.tail(log, 40));
        }
        Files.delete(log);
        Files.deleteIfExists(log.resolveSibling(log.getFileName() + ".pids"));
        Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
        progress.accept("Keycloak is built; starting it");
    }

    static void unzip(Path zip, Path target) throws IOException {
        try (InputStream file = Files.newInputStream(zip);
                ZipInputStream packed = new ZipInputStream(file)) {
            for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                int slash = entry.getName().indexOf('/');
                Path path = target.resolve(entry.getName().substring(slash + 1)).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(packed, path);
                }
            }
        }
        if (!target.resolve("bin/kc.sh").toFile().setExecutable(true, false)) {
            throw new IOException("cannot make bin/kc.sh executable");
        }
    }

    @SuppressWarnings("try")
    private void prune() throws IOException {
        List<Path> old;
        try (Stream<Path> all = Files.list(cache)) {
            old = all.filter(path -> Files.isDirectory(path)
                            && path.getFileName().toString().startsWith("keycloak-"))
                    .sorted(Comparator.comparing((Path path) -> path.toFile().lastModified())
                            .reversed())
                    .skip(KEPT - 1)
                    .toList();
        }
        for (Path home : old) {
            Optional<FileGate> unused = FileGate.tryEnter(useFile(home), false);
            if (unused.isPresent()) {
                try (FileGate mine = unused.get()) {
                    PrivateFiles.deleteTree(home);
                    Files.deleteIfExists(useFile(home));
                }
            }
        }
    }
}
