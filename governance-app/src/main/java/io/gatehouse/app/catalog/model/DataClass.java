package io.gatehouse.app.catalog.model;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What kind of data an entitlement opens, from harmless to most worth protecting. */
public enum DataClass {
    PUBLIC,
    INTERNAL,
    CUSTOMER,
    SENSITIVE_CUSTOMER;

    /**
     * Nothing for one that only a newer extension knows: it is shown as not said, and never overwritten, because then it is not
     * what was seen.
     */
    public static @Nullable DataClass of(@Nullable String code) {
        return Arrays.stream(values())
                .filter(one -> one.name().equals(code))
                .findFirst()
                .orElse(null);
    }
}
