package io.gatehouse.app.change.web;

import io.gatehouse.app.change.Approvals;
import io.gatehouse.app.change.ChangeDetails;
import io.gatehouse.app.change.ChangeRequests;
import io.gatehouse.app.change.Retries;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.StaleVersion;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The buttons of S3. What cannot be used, or came too late, shows the page again as it is now, with what was typed. */
@Controller
class ChangeDecisionPages {

    private final Approvals approvals;
    private final ChangeRequests requests;
    private final Retries retries;
    private final ChangeDetails details;
    private final MessageSource messages;

    ChangeDecisionPages(
            Approvals approvals,
            ChangeRequests requests,
            Retries retries,
            ChangeDetails details,
            MessageSource messages) {
        this.approvals = approvals;
        this.requests = requests;
        this.retries = retries;
        this.details = details;
        this.messages = messages;
    }

    @PostMapping("/changes/{id}/approve")
    ModelAndView approve(
            Actor actor,
            @PathVariable UUID id,
            DecisionForm form,
            Authentication signedIn,
            Locale language,
            RedirectAttributes next) {
        return act(actor, id, form, language, next, () -> {
            boolean enough = approvals.approve(actor, id, form.version(), form.reason(), SignInStrength.of(signedIn));
            return Notice.success(enough ? "change.notice.approved" : "change.notice.approved-one");
        });
    }

    @PostMapping("/changes/{id}/reject")
    ModelAndView reject(
            Actor actor, @PathVariable UUID id, DecisionForm form, Locale language, RedirectAttributes next) {
        return act(actor, id, form, language, next, () -> {
            approvals.reject(actor, id, form.version(), form.reason());
            return Notice.success("change.notice.rejected");
        });
    }

    @PostMapping("/changes/{id}/withdraw")
    ModelAndView withdraw(
            Actor actor, @PathVariable UUID id, DecisionForm form, Locale language, RedirectAttributes next) {
        return act(actor, id, form, language, next, () -> {
            requests.withdraw(actor, id, form.version(), form.reason());
            return Notice.success("change.notice.withdrawn");
        });
    }

    @PostMapping("/changes/{id}/complete")
    ModelAndView complete(
            Actor actor, @PathVariable UUID id, DecisionForm form, Locale language, RedirectAttributes next) {
        return act(actor, id, form, language, next, () -> {
            // what was tried in Keycloak had no end; whoever leaves that as it is need not choose again
            String days = form.days();
            String lasting = days == null || days.isBlank() ? "none" : days;
            requests.complete(actor, id, form.version(), form.reason(), form.ticket(), NewChangeForm.days(lasting));
            return Notice.success("change.notice.submitted");
        });
    }

    @PostMapping("/changes/{id}/discard")
    ModelAndView discard(
            Actor actor, @PathVariable UUID id, DecisionForm form, Locale language, RedirectAttributes next) {
        return act(actor, id, form, language, next, () -> {
            requests.discard(actor, id, form.version(), form.reason());
            return Notice.success("change.notice.discarded");
        });
    }

    @PostMapping("/changes/{id}/retry")
    ModelAndView retry(
            Actor actor, @PathVariable UUID id, DecisionForm form, Locale language, RedirectAttributes next) {
        return act(actor, id, form, language, next, () -> {
            retries.retry(actor, id, form.version());
            return Notice.info("change.notice.retried");
        });
    }

    private ModelAndView act(
            Actor actor,
            UUID id,
            DecisionForm form,
            Locale language,
            RedirectAttributes next,
            Supplier<Notice> action) {
        try {
            next.addFlashAttribute(Notice.FLASH, action.get());
            return new ModelAndView("redirect:/changes/" + id);
        } catch (BadInput bad) {
            String sentence =
                    messages.getMessage("invalid." + bad.code(), bad.arguments().toArray(), language);
            return show(actor, id, form, Map.of(bad.field(), sentence), null, HttpStatus.BAD_REQUEST);
        } catch (StaleVersion stale) {
            return show(actor, id, form, Map.of(), Notice.warning("change.notice.stale"), HttpStatus.CONFLICT);
        }
    }

    private ModelAndView show(
            Actor actor,
            UUID id,
            DecisionForm form,
            Map<String, String> errors,
            @Nullable Notice notice,
            HttpStatus status) {
        ModelAndView page = new ModelAndView("change/detail", status);
        page.addObject("detail", details.of(actor, id));
        page.addObject("typed", form.typed());
        page.addObject("errors", errors);
        if (notice != null) {
            page.addObject(Notice.FLASH, notice);
        }
        return page;
    }
}
