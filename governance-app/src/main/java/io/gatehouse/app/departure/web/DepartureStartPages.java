package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.model.AccessEnd;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.departure.model.TaskTemplate;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.Now;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Starting a departure: find the person, say when, look at the plan, confirm. */
@Controller
class DepartureStartPages {

    private static final int MOST = 20;

    private final DepartureCases cases;
    private final Directory directory;
    private final Now now;

    DepartureStartPages(DepartureCases cases, Directory directory, Now now) {
        this.cases = cases;
        this.directory = directory;
        this.now = now;
    }

    /** The search, or the form when a person is chosen already. */
    @GetMapping("/departures/new")
    ModelAndView form(
            @RequestParam(name = "person", defaultValue = "") String person,
            @RequestParam(name = "q", required = false) @Nullable String q) {
        if (!person.isBlank()) {
            return filled(StartForm.of(person), directory.requirePerson(person), null);
        }
        ModelAndView page = new ModelAndView("departure/find");
        page.addObject("q", q);
        page.addObject("found", q == null || q.isBlank() ? List.of() : directory.findPeople(q.strip(), MOST));
        return page;
    }

    /** The form as it was filled in. Changes nothing; it comes as POST so that no plan is ever part of an address. */
    @PostMapping("/departures/new")
    ModelAndView again(StartForm form) {
        return filled(form, directory.requirePerson(String.valueOf(form.person())), null);
    }

    /** The plan before it is confirmed; nothing is stored yet. */
    @PostMapping("/departures/preview")
    ModelAndView preview(StartForm form) {
        Person leaver = directory.requirePerson(String.valueOf(form.person()));
        try {
            DeparturePlan plan = form.plan(leaver, directory, now.instant());
            plan.check(now.instant());
            ModelAndView page = new ModelAndView("departure/preview");
            page.addObject("form", form);
            page.addObject("plan", plan);
            page.addObject("leaver", leaver);
            page.addObject(
                    "grants",
                    directory.grantsOf(leaver.id()).stream()
                            .map(grant -> grant.entitlementId())
                            .distinct()
                            .count());
            page.addObject("reports", directory.reportsOf(leaver.id()).size());
            page.addObject("tasks", TaskTemplate.standard().size());
            return page;
        } catch (BadInput unusable) {
            return filled(form, leaver, unusable);
        }
    }

    @PostMapping("/departures")
    ModelAndView start(Actor actor, Locale language, StartForm form, RedirectAttributes after) {
        Person leaver = directory.requirePerson(String.valueOf(form.person()));
        try {
            DeparturePlan plan = form.plan(leaver, directory, now.instant());
            UUID caseId = cases.start(actor, plan);
            after.addFlashAttribute(Notice.FLASH, Notice.success("departure.started", leaver.nameIn(language)));
            return new ModelAndView("redirect:/departures/" + caseId);
        } catch (BadInput unusable) {
            return filled(form, leaver, unusable);
        }
    }

    private static ModelAndView filled(StartForm form, Person leaver, @Nullable BadInput unusable) {
        ModelAndView page = new ModelAndView("departure/start");
        if (unusable != null) {
            page.setStatus(HttpStatus.BAD_REQUEST);
        }
        page.addObject("form", form);
        page.addObject("leaver", leaver);
        page.addObject("types", DepartureType.values());
        page.addObject("ends", AccessEnd.values());
        page.addObject("errorField", unusable == null ? "" : unusable.field());
        page.addObject("errorKey", unusable == null ? null : "invalid." + unusable.code());
        return page;
    }
}
