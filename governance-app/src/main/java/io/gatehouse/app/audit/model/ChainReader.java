package io.gatehouse.app.audit.model;

import org.jspecify.annotations.Nullable;

/** Walks a chain from its first entry and remembers the first fault. Holds no entries, so length does not matter. */
public final class ChainReader {
    private long read;
    private long lastSeq;
    private String lastHash = Chain.START;
    private @Nullable Fault fault;

    /** What is wrong, from the first entry that does not fit. */
    public enum Kind {
        /** The content does not give the stored hash: it was changed. */
        CHANGED,
        /** The entry does not follow the one before it: something was removed or inserted. */
        BROKEN_LINK,
        /** Numbers are missing. */
        HOLE
    }

    public record Fault(long seq, Kind kind) {}

    /** @param canonical what the hash was made of */
    public void next(long seq, String canonical, String previous, String hash) {
        read++;
        if (fault == null) {
            if (seq != lastSeq + 1) {
                fault = new Fault(lastSeq + 1, Kind.HOLE);
            } else if (!previous.equals(lastHash)) {
                fault = new Fault(seq, Kind.BROKEN_LINK);
            } else if (!Chain.hash(previous, canonical).equals(hash)) {
                fault = new Fault(seq, Kind.CHANGED);
            }
        }
        lastSeq = seq;
        lastHash = hash;
    }

    public ChainState state() {
        return new ChainState(read, lastHash, fault);
    }
}
