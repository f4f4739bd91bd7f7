package io.gatehouse.extension.gate;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something judged, with the names that it had at that moment, for people. */
sealed interface Named permits NamedEdge, Permittable {

    /** As an entry of a captured or observed change says it. */
    Map<String, @Nullable Object> data();

    /** What would be given; null when it may be anything. */
    @Nullable
    String targetName();

    /** The one account that it is about, if it is about one. */
    @Nullable
    String account();
}
