package io.gatehouse.extension.outbox;

import org.jspecify.annotations.Nullable;

/** Where an entry stands in the chain: known once the prepare phase of its transaction has run, valid once it is committed. */
public final class Receipt {

    private long seq;
    private @Nullable String hash;

    Receipt() {}

    void fill(long seq, String hash) {
        this.seq = seq;
        this.hash = hash;
    }

    /** Number in the realm's chain, from 1; 0 before the prepare phase. */
    public long seq() {
        return seq;
    }

    /** Hash of the entry, null before the prepare phase. */
    public @Nullable String hash() {
        return hash;
    }
}
