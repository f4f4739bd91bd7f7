package io.gatehouse.extension.guard;

import java.util.Locale;
import java.util.UUID;

/** The short reference that a refused person can quote. */
final class Reference {
    private Reference() {}

    static String fresh() {
        return "GH-" + UUID.randomUUID().toString().substring(0, 6).toUpperCase(Locale.ROOT);
    }
}
