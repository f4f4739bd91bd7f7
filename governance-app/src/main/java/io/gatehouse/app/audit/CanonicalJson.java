package io.gatehouse.app.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** JSON with sorted keys at every level and no spaces, nulls kept; the same rules as the extension's. */
final class CanonicalJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private CanonicalJson() {}

    static String write(Map<String, @Nullable Object> members) {
        return MAPPER.writeValueAsString(plain(members));
    }

    static JsonNode tree(String json) {
        return MAPPER.readTree(json);
    }

    /** @return maps, lists and plain values */
    static Map<?, ?> members(String json) {
        return MAPPER.readValue(json, Map.class);
    }

    /** Whatever has no form of its own in JSON (instants, ids, enumerations) is written as its text. */
    private static @Nullable Object plain(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, member) -> sorted.put(String.valueOf(key), plain(member)));
            return sorted;
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> list = new ArrayList<>();
            values.forEach(member -> list.add(plain(member)));
            return list;
        }
        if (value == null || value instanceof Number || value instanceof Boolean) {
            return value;
        }
        return value.toString();
    }
}
