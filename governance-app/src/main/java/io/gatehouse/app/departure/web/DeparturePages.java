package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.Checklists;
import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.DepartureDesk;
import io.gatehouse.app.departure.model.CaseRights;
import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.Section;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Ruling;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S8 and S9: the list of departures and one case. */
@Controller
class DeparturePages {

    private static final int LINES = 50;
    /** The extension's last look is ten minutes after the end. */
    private static final Duration LOOKED_AT = Duration.ofMinutes(11);

    private final DepartureDesk desk;
    private final DepartureCases cases;
    private final Checklists checklists;
    private final Now now;

    DeparturePages(DepartureDesk desk, DepartureCases cases, Checklists checklists, Now now) {
        this.desk = desk;
        this.cases = cases;
        this.checklists = checklists;
        this.now = now;
    }

    @GetMapping("/departures")
    String list(Actor actor, @RequestParam(name = "page", defaultValue = "0") int page, Model model) {
        DepartureDesk.Page shown = desk.list(actor, page, LINES);
        model.addAttribute("lines", shown.lines());
        model.addAttribute("page", shown);
        model.addAttribute("mayStart", actor.has(AppRole.HR));
        return "departure/list";
    }

    /** One case. {@code live=true} gives only the part that changes by itself; the page asks for it every two seconds. */
    @GetMapping("/departures/{id}")
    String show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "live", defaultValue = "false") boolean live,
            Locale language,
            Model model) {
        DepartureDesk.Whole whole = desk.show(actor, id);
        DepartureCase departure = whole.departure();
        boolean runs = CaseRights.mayRun(actor, departure).equals(Ruling.allowed());
        boolean changeable = departure.mayReschedule().equals(Ruling.allowed());
        model.addAttribute("whole", whole);
        model.addAttribute("departure", departure);
        model.addAttribute(
                "name", whole.person().map(person -> person.nameIn(language)).orElse(departure.personId()));
        model.addAttribute("mayChange", runs && changeable);
        model.addAttribute("mayTryAgain", runs && departure.mayTryAgain().equals(Ruling.allowed()));
        model.addAttribute("mayClose", runs && departure.mayClose(whole.tasks()).equals(Ruling.allowed()));
        model.addAttribute("moving", moving(departure));
        model.addAttribute("sections", sections(actor, whole));
        model.addAttribute("lastDayTime", LocalTime.of(18, 0));
        return live ? "departure/case :: live" : "departure/case";
    }

    /** Also for as long as the extension looks again after the end: what comes back is to be seen at once. */
    private boolean moving(DepartureCase departure) {
        Instant ended = departure.endedAt();
        return departure.cameBack()
                || (departure.status().open() && ended == null)
                || (ended != null && now.instant().isBefore(ended.plus(LOOKED_AT)));
    }

    @PostMapping("/departures/{id}/run-now")
    String runNow(Actor actor, @PathVariable UUID id, @RequestParam("version") int version, RedirectAttributes after) {
        cases.runNow(actor, id, version);
        return back(id, "departure.run-ordered", after);
    }

    @PostMapping("/departures/{id}/reschedule")
    String reschedule(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("version") int version,
            @RequestParam("day") String day,
            @RequestParam("time") String time,
            @RequestParam("lastDay") String lastDay,
            RedirectAttributes after) {
        DepartureCase departure = desk.show(actor, id).departure();
        try {
            LocalDate date = LocalDate.parse(day.strip());
            cases.reschedule(
                    actor,
                    id,
                    version,
                    date.atTime(LocalTime.parse(time.strip()))
                            .atZone(departure.zone())
                            .toInstant(),
                    LocalDate.parse(lastDay.strip()));
        } catch (DateTimeException unreadable) {
            return back(id, Notice.danger("invalid.departure.date"), after);
        } catch (BadInput unusable) {
            return back(
                    id,
                    Notice.danger(
                            "invalid." + unusable.code(), unusable.arguments().toArray()),
                    after);
        }
        return back(id, "departure.rescheduled", after);
    }

    /** Orders again what failed for good. */
    @PostMapping("/departures/{id}/try-again")
    String tryAgain(
            Actor actor, @PathVariable UUID id, @RequestParam("version") int version, RedirectAttributes after) {
        cases.tryAgain(actor, id, version);
        return back(id, "departure.trying-again", after);
    }

    @PostMapping("/departures/{id}/cancel")
    String cancel(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("version") int version,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            RedirectAttributes after) {
        try {
            cases.cancel(actor, id, version, reason);
        } catch (BadInput unusable) {
            return back(
                    id,
                    Notice.danger(
                            "invalid." + unusable.code(), unusable.arguments().toArray()),
                    after);
        }
        return back(id, Notice.info("departure.cancelling-now"), after);
    }

    @PostMapping("/departures/{id}/close")
    String close(Actor actor, @PathVariable UUID id, @RequestParam("version") int version, RedirectAttributes after) {
        cases.close(actor, id, version);
        return back(id, "departure.closed", after);
    }

    @PostMapping("/departures/{id}/tasks/{task}")
    String tick(
            Actor actor,
            @PathVariable UUID id,
            @PathVariable UUID task,
            @RequestParam("version") int version,
            @RequestParam("status") TaskStatus status,
            @RequestParam(name = "note", defaultValue = "") String note,
            RedirectAttributes after) {
        checklists.set(actor, id, task, version, status, note.isBlank() ? null : note.strip());
        return back(id, "departure.task-saved", after);
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

    private static String back(UUID id, String key, RedirectAttributes after) {
        return back(id, Notice.success(key), after);
    }

    private static String back(UUID id, Notice notice, RedirectAttributes after) {
        after.addFlashAttribute(Notice.FLASH, notice);
        return "redirect:/departures/" + id;
    }
}
