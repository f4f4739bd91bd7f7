package io.gatehouse.stack;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per cache directory. We start them ourselves and not through the library that
 * brings them: it opens the server with trust authentication first, turns fsync off and names no password.
 */
final class PostgresBinaries {

    /** Part of the directory's name; a newer version of the binaries must not reuse an older directory. */
    private static final String VERSION = "18";

    private PostgresBinaries() {}

    /** The directory that holds {@code bin}. */
    @SuppressWarnings("try")
    static Path unpacked(Path cache) {
        Path home = cache.resolve("postgresql-" + VERSION);
        if (Files.isDirectory(home)) {
            return home;
        }
        try (FileGate gate =
                FileGate.enter(cache.resolve("postgresql.lock"), Duration.ofMinutes(3), "it unpacks PostgreSQL")) {
            if (!Files.isDirectory(home)) {
                Path next = cache.resolve("postgresql-" + VERSION + ".new");
                PrivateFiles.deleteTree(next);
                Files.createDirectories(next);
                unpack(next);
                Files.move(next, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException e) {
            throw new StackFailure(
                    "PostgreSQL cannot be unpacked below " + cache + " (" + e.getMessage()
                            + "). Check the free disk space.",
                    e);
        }
    }

    private static void unpack(Path directory) throws IOException {
        String system = System.getProperty("os.name").startsWith("Mac") ? "Darwin" : "Linux";
        String machine = System.getProperty("os.arch").replace("amd64", "x86_64");
        try (InputStream packed = DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machine);
                TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(directory, entry, tar);
            }
        } catch (IllegalStateException missing) {
            throw new StackFailure(
                    "There is no PostgreSQL for " + system + " on " + machine
                            + " in this build. Supported are Linux and macOS on x86-64 and arm64.",
                    missing);
        }
    }

    private static void write(Path directory, TarArchiveEntry entry, InputStream content) throws IOException {
        Path target = directory.resolve(entry.getName()).normalize();
        if (!target.startsWith(directory)) {
            throw new IOException("entry outside of the archive: " + entry.getName());
        }
        Path parent = target.resolveSibling(".").normalize();
        Files.createDirectories(entry.isDirectory() ? target : parent);
        if (entry.isSymbolicLink() || entry.isLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.copy(content, target);
            if (parent.endsWith("bin") && !target.toFile().setExecutable(true, false)) {
                throw new UncheckedIOException(new IOException("cannot make executable: " + target));
            }
        }
    }
}
