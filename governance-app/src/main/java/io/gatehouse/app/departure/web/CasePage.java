package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.DepartureDesk;
import io.gatehouse.app.departure.model.CaseRights;
import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.Section;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Ruling;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;

/** S9, one case, with its forms as they were filled in. */
@Component
class CasePage {

    /** The extension's last look is ten minutes after the end. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(11);
    /** From then on whoever has the page open sees each step come. */
    private static final Duration NEAR = Duration.ofMinutes(10);

    private static final long OFTEN = 2;
    /** Longer than a session lives without its person. */
    private static final long RARELY = Duration.ofHours(1).toSeconds();

    private final Now now;

    CasePage(Now now) {
        this.now = now;
    }

    ModelAndView of(Actor actor, DepartureDesk.Whole whole, CaseEdit edit, Locale language) {
        DepartureCase departure = whole.departure();
        boolean runs = CaseRights.mayRun(actor, departure).equals(Ruling.allowed());
        ModelAndView page = new ModelAndView("departure/case");
        page.addObject("whole", whole);
        page.addObject("departure", departure);
        page.addObject("name", whole.person().map(it -> it.nameIn(language)).orElse(departure.personId()));
        page.addObject("mayChange", runs && departure.mayReschedule().equals(Ruling.allowed()));
        page.addObject("mayTryAgain", runs && departure.mayTryAgain().equals(Ruling.allowed()));
        page.addObject("mayClose", runs && departure.mayClose(whole.tasks()).equals(Ruling.allowed()));
        page.addObject("every", every(whole, now.instant()));
        page.addObject("sections", sections(actor, whole));
        page.addObject("edit", edit);
        if (edit.fault() != null) {
            page.setStatus(HttpStatus.BAD_REQUEST);
        }
        return page;
    }

    /**
     * After how many seconds the page looks again; nothing when nothing will happen. Every two seconds while something happens or
     * is about to, also while the extension looks again after the end: what comes back is to be seen at once. Before that only
     * rarely: a page left open on a case of next month must not keep app and sign-in awake.
     */
    static @Nullable Long every(DepartureDesk.Whole whole, Instant at) {
        DepartureCase departure = whole.departure();
        Instant ended = departure.endedAt();
        if (ended != null) {
            return departure.cameBack() || at.isBefore(ended.plus(LOOKED_AT)) ? OFTEN : null;
        }
        if (!departure.status().open()) {
            return null;
        }
        if (whole.orders().stream().anyMatch(order -> happens(order, at))) {
            return OFTEN;
        }
        Instant registered = departure.registerEnd();
        Instant end =
                registered != null && registered.isBefore(departure.accessEnd()) ? registered : departure.accessEnd();
        long quiet = Duration.between(at, end.minus(NEAR)).toSeconds();
        return Math.max(OFTEN, Math.min(quiet, RARELY));
    }

    /** On its way, or so young that the register's own report may still be on its way. */
    private static boolean happens(FulfillmentOrder order, Instant at) {
        Instant last = order.verifiedAt() == null ? order.placedAt() : order.verifiedAt();
        return order.status() == FulfillmentOrder.Status.PENDING
                || order.status() == FulfillmentOrder.Status.APPLIED
                || at.isBefore(last.plus(NEAR));
    }

    /** The checklist of one section, and whether this actor ticks it. */
    record SectionView(Section section, List<TaskView> tasks, boolean mayTick) {}

    /** A task and whether it is late. */
    record TaskView(ChecklistTask task, boolean overdue) {}

    private List<SectionView> sections(Actor actor, DepartureDesk.Whole whole) {
        LocalDate today = LocalDate.ofInstant(now.instant(), whole.departure().zone());
        return Arrays.stream(Section.values())
                .map(section -> new SectionView(
                        section,
                        whole.tasks().stream()
                                .filter(task -> task.section() == section)
                                .map(task -> new TaskView(task, task.overdue(today)))
                                .toList(),
                        CaseRights.mayTick(actor, whole.departure(), section, whole.managesPerson())
                                .equals(Ruling.allowed())))
                .toList();
    }
}
