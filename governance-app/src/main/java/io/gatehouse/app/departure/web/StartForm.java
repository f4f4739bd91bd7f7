package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.model.AccessEnd;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What HR typed, as typed: nothing is lost when something in it cannot be used. Dates as {@code 2026-11-24}, times as {@code 18:00}. */
record StartForm(
        @Nullable String person,
        @Nullable String type,
        @Nullable String lastDay,
        @Nullable String accessEnd,
        @Nullable String customDay,
        @Nullable String customTime,
        @Nullable String successor,
        @Nullable Boolean confidential) {

    /** The empty form for this person. */
    static StartForm of(String person) {
        return new StartForm(person, null, null, null, null, null, null, null);
    }

    /**
     * The plan that the form means.
     *
     * @throws BadInput naming the field that cannot be used
     */
    DeparturePlan plan(Person leaver, Directory directory, Instant now) {
        AccessEnd end = choice(AccessEnd.class, "accessEnd", accessEnd);
        LocalDate today = LocalDate.ofInstant(now, leaver.zone());
        boolean endsToday = end == AccessEnd.NOW || end == AccessEnd.TODAY_18;
        LocalDate last = blank(lastDay) && endsToday ? today : TypedDates.date("lastDay", lastDay);
        LocalDate day = end == AccessEnd.CUSTOM && !blank(customDay) ? TypedDates.date("customDay", customDay) : null;
        LocalTime time =
                end == AccessEnd.CUSTOM && !blank(customTime) ? TypedDates.time("customTime", customTime) : null;
        return new DeparturePlan(
                leaver.id(),
                choice(DepartureType.class, "type", type),
                last,
                end.resolve(now, leaver.zone(), last, day, time),
                leaver.zone(),
                Boolean.TRUE.equals(confidential),
                successorId(directory));
    }

    private @Nullable String successorId(Directory directory) {
        if (blank(successor)) {
            return null;
        }
        return directory
                .personByUsername(String.valueOf(successor).strip())
                .orElseThrow(() -> new BadInput("successor", "departure.successor-unknown"))
                .id();
    }

    private static <E extends Enum<E>> E choice(Class<E> choices, String field, @Nullable String chosen) {
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> choice.name().equals(chosen))
                .findFirst()
                .orElseThrow(() -> new BadInput(field, "departure.choose-one"));
    }

    private static boolean blank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
