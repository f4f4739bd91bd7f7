package io.gatehouse.extension.paths;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The cells that have been tried. */
final class Results {

    private final Map<String, Map<Actor, Cell>> cells = new HashMap<>();

    void put(GatePath path, Actor actor, Cell cell) {
        cells.computeIfAbsent(path.id(), id -> new EnumMap<>(Actor.class)).put(actor, cell);
    }

    @Nullable
    Cell of(GatePath path, Actor actor) {
        return cells.getOrDefault(path.id(), Map.of()).get(actor);
    }
}
