package io.gatehouse.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** A lock on a file, held against other JVMs and other parts of this one, gone when the process dies. */
final class FileGate implements AutoCloseable {

    private final FileChannel channel;

    private FileGate(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock when it is free right now. Shared locks exclude only exclusive ones. */
    static Optional<FileGate> tryEnter(Path file, boolean shared) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock = lock(channel, shared);
            if (lock != null) {
                return Optional.of(new FileGate(channel));
            }
            channel.close();
            return Optional.empty();
        } catch (IOException e) {
            throw new StackFailure(
                    "Cannot lock " + file + " (" + e.getMessage() + "). Check that you may write there.", e);
        }
    }

    /** Waits for the exclusive lock. */
    static FileGate enter(Path file, Duration limit, String whatFor) {
        FileGate[] mine = new FileGate[1];
        boolean entered = Wait.until(limit, () -> {
            Optional<FileGate> gate = tryEnter(file, false);
            gate.ifPresent(free -> mine[0] = free);
            return gate.isPresent();
        });
        if (!entered) {
            throw new StackFailure("Another program held " + file + " for " + limit.toSeconds() + " seconds (" + whatFor
                    + "). End it and try again.");
        }
        return mine[0];
    }

    private static @org.jspecify.annotations.Nullable FileLock lock(FileChannel channel, boolean shared)
            throws IOException {
        try {
            return channel.tryLock(0, Long.MAX_VALUE, shared);
        } catch (OverlappingFileLockException heldByThisJvm) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
