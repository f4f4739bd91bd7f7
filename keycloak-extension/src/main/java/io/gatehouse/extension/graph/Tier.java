package io.gatehouse.extension.graph;

import org.jspecify.annotations.Nullable;

/** Sensitivity tier of an entitlement: how much harm misuse can do, T0 most. None is T3. */
public enum Tier {
    T0,
    T1,
    T2,
    T3;

    /** Nobody holds it without an approval. */
    public boolean governed() {
        return this != T3;
    }

    /** The more sensitive of the two. */
    public static Tier stricter(@Nullable Tier one, @Nullable Tier other) {
        Tier a = one == null ? T3 : one;
        Tier b = other == null ? T3 : other;
        return a.compareTo(b) <= 0 ? a : b;
    }
}
