package io.gatehouse.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CanonicalJsonTest {
    @Test
    void keysAreSortedAtEveryLevelAndNothingIsAdded() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("b", List.of(1, 2L, true));
        members.put("a", Map.of("z", "张伟", "y", Instant.EPOCH));
        members.put("c", null);
        assertEquals(
                "{\"a\":{\"y\":\"1970-01-01T00:00:00Z\",\"z\":\"张伟\"},\"b\":[1,2,true],\"c\":null}",
                CanonicalJson.write(members));
    }

    @Test
    void textIsEscapedAsTheExtensionDoesIt() {
        assertEquals("{\"a\":\"\\\"\\\\\\n\\u0001/\"}", CanonicalJson.write(Map.of("a", "\"\\\n\u0001/")));
    }
}
