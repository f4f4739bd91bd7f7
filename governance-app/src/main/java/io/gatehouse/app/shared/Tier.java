package io.gatehouse.app.shared;

/** How much harm misuse can do: T0 most, T3 ordinary. T0, T1 and T2 are governed. */
public enum Tier {
    T0,
    T1,
    T2,
    T3;

    public Risk risk() {
        return switch (this) {
            case T0, T1 -> Risk.HIGH;
            case T2 -> Risk.MEDIUM;
            case T3 -> Risk.LOW;
        };
    }

    public boolean governed() {
        return this != T3;
    }
}
