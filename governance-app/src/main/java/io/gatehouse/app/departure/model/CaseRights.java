package io.gatehouse.app.departure.model;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Ruling;

/** Who may do what with a departure case: the one place where it is decided. */
public final class CaseRights {

    private CaseRights() {}

    /** Starting a departure is HR's; nobody starts their own. */
    public static Ruling mayStart(Actor actor, String personId) {
        if (!actor.has(AppRole.HR)) {
            return Ruling.denied("departure.hr-only");
        }
        return actor.id().equals(personId) ? Ruling.denied("departure.own") : Ruling.allowed();
    }

    /** Rescheduling, running now, cancelling and closing. */
    public static Ruling mayRun(Actor actor, DepartureCase departure) {
        return mayStart(actor, departure.personId());
    }

    /** Whether the actor may know about the case at all. */
    public static boolean maySee(Actor actor, DepartureCase departure, boolean managesPerson) {
        if (actor.id().equals(departure.personId())) {
            return false;
        }
        if (actor.has(AppRole.HR)) {
            return true;
        }
        if (departure.hidden()) {
            return false;
        }
        return managesPerson || actor.has(AppRole.ADMINISTRATOR) || actor.has(AppRole.AUDITOR);
    }

    /** Ticking a task: HR all, the manager those of the own department, administrators those of IT. */
    public static Ruling mayTick(Actor actor, DepartureCase departure, Section section, boolean managesPerson) {
        if (!departure.status().open()) {
            return Ruling.notNow("departure.closed");
        }
        boolean allowed = !actor.id().equals(departure.personId())
                && (actor.has(AppRole.HR)
                        || (section == Section.DEPARTMENT && managesPerson)
                        || (section == Section.IT && actor.has(AppRole.ADMINISTRATOR)));
        return allowed ? Ruling.allowed() : Ruling.denied("departure.not-your-section");
    }
}
