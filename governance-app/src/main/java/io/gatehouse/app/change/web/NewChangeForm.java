package io.gatehouse.app.change.web;

import io.gatehouse.app.change.NewChange;
import io.gatehouse.app.shared.BadInput;
import org.jspecify.annotations.Nullable;

/**
 * The form for a new request as it was filled in; shown again with everything in it.
 *
 * @param about {@code definition} for the change of a role or group; a person otherwise
 * @param who what was typed to find the person, or the role or group
 * @param what what was typed to find the entitlement
 * @param source the chosen person, role or group
 * @param entitlement the chosen entitlement
 * @param days {@code none} for no end, or a number
 */
record NewChangeForm(
        @Nullable String about,
        @Nullable String who,
        @Nullable String what,
        @Nullable String source,
        @Nullable String entitlement,
        @Nullable String reason,
        @Nullable String ticket,
        @Nullable String days) {

    public boolean definition() {
        return "definition".equals(about);
    }

    public String whoText() {
        return who == null ? "" : who;
    }

    public String whatText() {
        return what == null ? "" : what;
    }

    /** @throws BadInput when no duration was chosen, or none that is a number */
    NewChange entered() {
        return new NewChange(source, entitlement, reason, ticket, days(days));
    }

    /** Somebody has to say how long; "no end" is an answer, leaving it open is not. */
    static @Nullable Integer days(@Nullable String days) {
        if (days == null || days.isBlank()) {
            throw new BadInput("days", "change.needed");
        }
        if (days.equals("none")) {
            return null;
        }
        try {
            return Integer.valueOf(days.trim());
        } catch (NumberFormatException e) {
            throw new BadInput("days", "change.days-range", 366);
        }
    }
}
