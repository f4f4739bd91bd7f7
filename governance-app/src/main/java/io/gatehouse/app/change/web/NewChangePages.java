package io.gatehouse.app.change.web;

import io.gatehouse.app.change.ChangeRequests;
import io.gatehouse.app.change.NewChanges;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S2: asking for a change. One form; each search shows it again with everything that was entered. */
@Controller
class NewChangePages {

    private final NewChanges offers;
    private final ChangeRequests requests;
    private final MessageSource messages;

    NewChangePages(NewChanges offers, ChangeRequests requests, MessageSource messages) {
        this.offers = offers;
        this.requests = requests;
        this.messages = messages;
    }

    @GetMapping("/changes/new")
    ModelAndView empty(Actor actor, @ModelAttribute("form") NewChangeForm form, Model model) {
        return show(actor, form, Map.of(), HttpStatus.OK);
    }

    /** Searching and choosing change nothing; they come as POST so that a reason is never part of an address. */
    @PostMapping("/changes/new")
    ModelAndView again(Actor actor, @ModelAttribute("form") NewChangeForm form) {
        return show(actor, form, Map.of(), HttpStatus.OK);
    }

    @PostMapping("/changes")
    ModelAndView submit(
            Actor actor, @ModelAttribute("form") NewChangeForm form, Locale language, RedirectAttributes next) {
        try {
            UUID id = requests.submit(actor, form.entered(), null);
            next.addFlashAttribute(Notice.FLASH, Notice.success("change.notice.submitted"));
            return new ModelAndView("redirect:/changes/" + id);
        } catch (BadInput bad) {
            return show(actor, form, Map.of(bad.field(), sentence(bad, language)), HttpStatus.BAD_REQUEST);
        }
    }

    private String sentence(BadInput bad, Locale language) {
        return messages.getMessage("invalid." + bad.code(), bad.arguments().toArray(), language);
    }

    private ModelAndView show(Actor actor, NewChangeForm form, Map<String, String> errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("change/new", status);
        page.addObject("form", form);
        page.addObject("errors", errors);
        page.addObject("administrator", actor.has(AppRole.ADMINISTRATOR));
        page.addObject("self", actor.id());
        page.addObject("chosen", offers.requestable(form.entitlement()).orElse(null));
        page.addObject("days", offers.days(form.entitlement()));
        page.addObject("entitlements", offers.entitlements(form.whatText()));
        if (form.definition()) {
            page.addObject("source", offers.entitlement(form.source()).orElse(null));
            page.addObject("sources", offers.definitions(form.whoText()));
        } else {
            Person person = offers.person(actor, form.source()).orElse(null);
            page.addObject("source", person);
            page.addObject("sources", offers.people(actor, form.whoText()));
        }
        page.addObject(
                "preview",
                offers.preview(actor, form.source(), form.entitlement()).orElse(null));
        return page;
    }
}
