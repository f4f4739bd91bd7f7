package io.gatehouse.stack;

import org.jspecify.annotations.Nullable;

/** The one Keycloak without our extension that the tests of this module share; ends with the JVM. */
public final class StockStack {

    private static @Nullable LocalStack shared;
    private static @Nullable RuntimeException failure;

    private StockStack() {}

    /** Started at first use. After a failed start every caller gets the same failure at once. */
    public static synchronized LocalStack get() {
        if (failure != null) {
            throw failure;
        }
        if (shared == null) {
            try {
                shared = SharedStack.stock("stock");
            } catch (RuntimeException e) {
                failure = e;
                throw e;
            }
        }
        return shared;
    }
}
