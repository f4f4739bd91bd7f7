package io.gatehouse.realm;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares what we want with what Keycloak has. Keycloak fills in more members and orders lists as it likes. */
final class JsonMatch {

    private JsonMatch() {}

    /** Whether everything in {@code wanted} is in {@code there}; lists are equal as sets. */
    static boolean covers(@Nullable JsonNode there, JsonNode wanted) {
        if (wanted instanceof ObjectNode object) {
            return there instanceof ObjectNode
                    ? object.properties().stream().allMatch(m -> covers(there.get(m.getKey()), m.getValue()))
                    : object.isEmpty();
        }
        if (wanted instanceof ArrayNode list) {
            int size = there instanceof ArrayNode ? there.size() : 0;
            return size == list.size() && list.valueStream().allMatch(item -> contains(there, item));
        }
        return wanted.equals(there);
    }

    /** Lays {@code wanted} over {@code there}: objects are merged, anything else is replaced. */
    static ObjectNode overlay(ObjectNode there, ObjectNode wanted) {
        ObjectNode result = there.deepCopy();
        for (Map.Entry<String, JsonNode> member : wanted.properties()) {
            JsonNode old = result.get(member.getKey());
            result.set(
                    member.getKey(),
                    old instanceof ObjectNode inner && member.getValue() instanceof ObjectNode more
                            ? overlay(inner, more)
                            : member.getValue());
        }
        return result;
    }

    private static boolean contains(@Nullable JsonNode list, JsonNode item) {
        return list != null && list.valueStream().anyMatch(candidate -> covers(candidate, item));
    }
}
