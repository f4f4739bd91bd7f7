package io.gatehouse.app.departure.model;

import io.gatehouse.app.shared.BadInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** What HR asks for, checked before it becomes a case. */
public record DeparturePlan(
        String personId,
        DepartureType type,
        LocalDate lastDay,
        Instant accessEnd,
        ZoneId zone,
        boolean confidential,
        @Nullable String successorId) {

    public DeparturePlan {
        confidential = confidential || type.confidentialByNature();
    }

    /**
     * Whether access outlasts the last working day: so when somebody left before HR knew. Also a slip of the pen, so the preview says
     * it.
     */
    public boolean endsAfterLastDay() {
        return LocalDate.ofInstant(accessEnd, zone).isAfter(lastDay);
    }

    /**
     * Checks the dates.
     *
     * @param now an end of access up to a minute ago counts as now, earlier is a mistake
     * @throws BadInput naming the field
     */
    public void check(Instant now) {
        if (accessEnd.isBefore(now.minusSeconds(60))) {
            throw new BadInput("accessEnd", "departure.end-in-past");
        }
        if (personId.equals(successorId)) {
            throw new BadInput("successorId", "departure.own-successor");
        }
    }
}
