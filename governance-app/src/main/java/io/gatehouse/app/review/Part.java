package io.gatehouse.app.review;

/** The three parts of a reviewer's work, in the order in which they are done. */
public enum Part {
    /** Tiers T0 and T1. */
    HIGH,
    /** Tier T2, and whatever the last closed campaign did not have. */
    CHANGED,
    /** The rest. */
    ROUTINE
}
