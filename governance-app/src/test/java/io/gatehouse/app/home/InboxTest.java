package io.gatehouse.app.home;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.shared.Risk;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboxTest {
    private static final Instant NOW = Instant.parse("2026-09-30T10:00:00Z");

    private static Todo todo(String href, @Nullable String due, Risk risk) {
        return new Todo("review", "key", List.of(), href, due == null ? null : Instant.parse(due), risk);
    }

    @Test
    void todayEndsWhenTheDayEndsForWhoeverLooks() {
        Todo late = todo("late", "2026-09-30T09:59:59Z", Risk.LOW);
        Todo evening = todo("evening", "2026-09-30T15:00:00Z", Risk.LOW);
        Todo night = todo("night", "2026-09-30T17:00:00Z", Risk.HIGH);
        Todo someday = todo("someday", null, Risk.HIGH);
        List<Todo> all = List.of(someday, night, evening, late);

        assertEquals(
                new Inbox(List.of(late), List.of(evening), List.of(night, someday)),
                Inbox.of(all, NOW, ZoneId.of("Asia/Shanghai")));
        assertEquals(
                new Inbox(List.of(late), List.of(evening, night), List.of(someday)),
                Inbox.of(all, NOW, ZoneId.of("America/New_York")));
    }

    @Test
    void whatIsDueAtTheSameTimeIsOrderedByRisk() {
        Todo low = todo("a", "2026-10-05T10:00:00Z", Risk.LOW);
        Todo high = todo("b", "2026-10-05T10:00:00Z", Risk.HIGH);
        assertEquals(
                List.of(high, low),
                Inbox.of(List.of(low, high), NOW, ZoneId.of("UTC")).later());
    }
}
