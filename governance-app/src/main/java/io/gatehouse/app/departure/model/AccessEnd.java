package io.gatehouse.app.departure.model;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** When access ends: the choices of the start form, resolved in the zone of the work location. */
public enum AccessEnd {
    NOW,
    TODAY_18,
    LAST_DAY_18,
    CUSTOM;

    private static final LocalTime CUT_OFF = LocalTime.of(18, 0);

    /**
     * The instant of this choice. A local time that a clock change skips moves to the first one after the gap; one that
     * happens twice means the first (rules of {@link java.time.ZonedDateTime#of}).
     *
     * @param customDay and {@code customTime} only for {@link #CUSTOM}
     */
    public Instant resolve(
            Instant now,
            ZoneId zone,
            LocalDate lastDay,
            @Nullable LocalDate customDay,
            @Nullable LocalTime customTime) {
        return switch (this) {
            case NOW -> now;
            case TODAY_18 -> at(LocalDate.ofInstant(now, zone), CUT_OFF, zone);
            case LAST_DAY_18 -> at(lastDay, CUT_OFF, zone);
            case CUSTOM -> at(customDay == null ? lastDay : customDay, customTime == null ? CUT_OFF : customTime, zone);
        };
    }

    private static Instant at(LocalDate day, LocalTime time, ZoneId zone) {
        return day.atTime(time).atZone(zone).toInstant();
    }
}
