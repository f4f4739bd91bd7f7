package io.gatehouse.extension.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.jspecify.annotations.Nullable;

/** JSON with sorted keys at every level, no spaces, nulls kept: the same value always gives the same text, so that it can be hashed. */
public final class CanonicalJson {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private CanonicalJson() {}

    /** Maps, lists, records and plain values to text. */
    public static String write(@Nullable Object value) {
        try {
            // through plain maps, so that the keys of records and trees are sorted as well
            Object plain = MAPPER.convertValue(MAPPER.valueToTree(value), Object.class);
            return MAPPER.writeValueAsString(plain);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not writable as JSON", e);
        }
    }

    /** Text that {@link #write} made, as plain maps, lists and values; null for null. */
    public static @Nullable Object read(@Nullable String text) {
        return text == null ? null : MAPPER.convertValue(tree(text), Object.class);
    }

    /**
     * Text as a tree.
     *
     * @throws IllegalArgumentException if it is no JSON
     */
    public static JsonNode tree(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Not JSON", e);
        }
    }
}
