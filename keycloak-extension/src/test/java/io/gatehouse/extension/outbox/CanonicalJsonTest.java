package io.gatehouse.extension.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text that is hashed does not depend on how a value was put together. */
class CanonicalJsonTest {

    @Test
    void keysAreSortedAtEveryLevelAndNullsAreKept() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", 1);
        inner.put("a", null);
        Map<String, Object> outer = new LinkedHashMap<>();
        outer.put("list", Arrays.asList(inner, null, "客户"));
        outer.put("actor", new Actor("id", null, "cli"));
        assertEquals(
                "{\"actor\":{\"client\":\"cli\",\"id\":\"id\",\"name\":null},\"list\":[{\"a\":null,\"z\":1},null,\"客户\"]}",
                CanonicalJson.write(outer));
    }

    @Test
    void whatWasWrittenIsReadAndWrittenTheSame() {
        String text = CanonicalJson.write(Map.of("n", 12345678901L, "d", "ü\n\"", "b", true));
        assertEquals(text, CanonicalJson.write(CanonicalJson.read(text)));
    }

    @Test
    void ambiguousTextIsNoJson() {
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.tree("{\"a\":1,\"a\":2}"));
        assertThrows(IllegalArgumentException.class, () -> CanonicalJson.tree("{} {}"));
    }
}
