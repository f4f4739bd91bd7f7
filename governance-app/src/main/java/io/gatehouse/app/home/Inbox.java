package io.gatehouse.app.home;

import io.gatehouse.app.directory.Todo;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;

/** What waits for one person, in the three lanes of the home page. */
record Inbox(List<Todo> overdue, List<Todo> today, List<Todo> later) {

    /** "Today" is the day of whoever looks; what has no due date waits in the last lane. */
    static Inbox of(List<Todo> todos, Instant now, ZoneId zone) {
        LocalDate day = LocalDate.ofInstant(now, zone);
        List<Todo> ordered = todos.stream()
                .sorted(Comparator.comparing(Todo::due, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(Todo::risk)
                        .thenComparing(Todo::href))
                .toList();
        return new Inbox(
                ordered.stream().filter(todo -> isBefore(todo, now)).toList(),
                ordered.stream()
                        .filter(todo -> !isBefore(todo, now) && isOn(todo, day, zone))
                        .toList(),
                ordered.stream()
                        .filter(todo -> !isBefore(todo, now) && !isOn(todo, day, zone))
                        .toList());
    }

    private static boolean isBefore(Todo todo, Instant now) {
        Instant due = todo.due();
        return due != null && due.isBefore(now);
    }

    private static boolean isOn(Todo todo, LocalDate day, ZoneId zone) {
        Instant due = todo.due();
        return due != null && LocalDate.ofInstant(due, zone).equals(day);
    }
}
