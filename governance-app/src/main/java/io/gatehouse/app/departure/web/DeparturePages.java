package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.Checklists;
import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.DepartureDesk;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S8 and S9: the list of departures and one case. */
@Controller
class DeparturePages {

    private static final int LINES = 50;

    private final DepartureDesk desk;
    private final DepartureCases cases;
    private final Checklists checklists;
    private final CasePage page;

    DeparturePages(DepartureDesk desk, DepartureCases cases, Checklists checklists, CasePage page) {
        this.desk = desk;
        this.cases = cases;
        this.checklists = checklists;
        this.page = page;
    }

    @GetMapping("/departures")
    String list(Actor actor, @RequestParam(name = "page", defaultValue = "0") int number, Model model) {
        DepartureDesk.Page shown = desk.list(actor, number, LINES);
        model.addAttribute("lines", shown.lines());
        model.addAttribute("page", shown);
        model.addAttribute("mayStart", actor.has(AppRole.HR));
        return "departure/list";
    }

    /** One case. {@code live=true} gives only the part that changes by itself; the page asks for it. */
    @GetMapping("/departures/{id}")
    ModelAndView show(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam(name = "live", defaultValue = "false") boolean live,
            Locale language) {
        DepartureDesk.Whole whole = desk.show(actor, id);
        ModelAndView shown = page.of(actor, whole, CaseEdit.planned(whole.departure()), language);
        if (live) {
            shown.setViewName("departure/case :: live");
        }
        return shown;
    }

    @PostMapping("/departures/{id}/run-now")
    String runNow(Actor actor, @PathVariable UUID id, @RequestParam("version") int version, RedirectAttributes after) {
        cases.runNow(actor, id, version);
        return back(id, "departure.run-ordered", after);
    }

    /** What cannot be used is shown again as it was typed. */
    @PostMapping("/departures/{id}/reschedule")
    ModelAndView reschedule(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("version") int version,
            @RequestParam("day") String day,
            @RequestParam("time") String time,
            @RequestParam("lastDay") String lastDay,
            Locale language,
            RedirectAttributes after) {
        DepartureDesk.Whole whole = desk.show(actor, id);
        CaseEdit edit = CaseEdit.planned(whole.departure()).moved(version, day, time, lastDay);
        try {
            Instant end = edit.end(whole.departure().zone()).toInstant();
            cases.reschedule(actor, id, version, end, edit.lastDate());
        } catch (BadInput unusable) {
            return page.of(actor, whole, edit.because(unusable), language);
        }
        return new ModelAndView(back(id, "departure.rescheduled", after));
    }

    /** Orders again what failed for good. */
    @PostMapping("/departures/{id}/try-again")
    String tryAgain(
            Actor actor, @PathVariable UUID id, @RequestParam("version") int version, RedirectAttributes after) {
        cases.tryAgain(actor, id, version);
        return back(id, "departure.trying-again", after);
    }

    @PostMapping("/departures/{id}/cancel")
    ModelAndView cancel(
            Actor actor,
            @PathVariable UUID id,
            @RequestParam("version") int version,
            @RequestParam(name = "reason", defaultValue = "") String reason,
            Locale language,
            RedirectAttributes after) {
        DepartureDesk.Whole whole = desk.show(actor, id);
        CaseEdit edit = CaseEdit.planned(whole.departure()).cancelled(version, reason);
        try {
            cases.cancel(actor, id, version, reason);
        } catch (BadInput unusable) {
            return page.of(actor, whole, edit.because(unusable), language);
        }
        return new ModelAndView(back(id, Notice.info("departure.cancelling-now"), after));
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

    private static String back(UUID id, String key, RedirectAttributes after) {
        return back(id, Notice.success(key), after);
    }

    private static String back(UUID id, Notice notice, RedirectAttributes after) {
        after.addFlashAttribute(Notice.FLASH, notice);
        return "redirect:/departures/" + id;
    }
}
