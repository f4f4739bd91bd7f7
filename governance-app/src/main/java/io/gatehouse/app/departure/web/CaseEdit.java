package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.shared.BadInput;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a case: what is planned or, when something in one of them could not be used, what was typed.
 *
 * @param version of the case that HR saw when they typed
 * @param fault what could not be used; nothing before anything was sent
 */
record CaseEdit(
        int version,
        String day,
        String time,
        String lastDay,
        String reason,
        @Nullable BadInput fault) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    static CaseEdit planned(DepartureCase departure) {
        ZonedDateTime end = departure.accessEnd().atZone(departure.zone());
        return new CaseEdit(
                departure.version(),
                end.toLocalDate().toString(),
                TIME.format(end),
                departure.lastDay().toString(),
                "",
                null);
    }

    /** @throws BadInput naming the field that is no date or time */
    ZonedDateTime end(ZoneId zone) {
        return TypedDates.date("day", day).atTime(TypedDates.time("time", time)).atZone(zone);
    }

    LocalDate lastDate() {
        return TypedDates.date("lastDay", lastDay);
    }

    CaseEdit moved(int seen, String typedDay, String typedTime, String typedLastDay) {
        return new CaseEdit(seen, typedDay, typedTime, typedLastDay, reason, null);
    }

    CaseEdit cancelled(int seen, String typedReason) {
        return new CaseEdit(seen, day, time, lastDay, typedReason, null);
    }

    CaseEdit because(BadInput unusable) {
        return new CaseEdit(version, day, time, lastDay, reason, unusable);
    }

    /** The form whose field could not be used stands open. */
    public boolean cancelling() {
        return fault != null && fault.field().equals("reason");
    }

    public boolean moving() {
        return fault != null && !cancelling();
    }
}
