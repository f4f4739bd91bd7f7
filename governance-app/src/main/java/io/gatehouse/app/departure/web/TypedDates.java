package io.gatehouse.app.departure.web;

import io.gatehouse.app.shared.BadInput;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** Dates and times out of forms: {@code 2026-11-24} and {@code 18:00}. */
final class TypedDates {

    private TypedDates() {}

    static LocalDate date(String field, @Nullable String text) {
        try {
            return LocalDate.parse(String.valueOf(text).strip());
        } catch (DateTimeException unreadable) {
            throw new BadInput(field, "departure.date");
        }
    }

    static LocalTime time(String field, @Nullable String text) {
        try {
            return LocalTime.parse(String.valueOf(text).strip());
        } catch (DateTimeException unreadable) {
            throw new BadInput(field, "departure.time");
        }
    }
}
