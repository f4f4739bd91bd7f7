package io.gatehouse.app.review.web;

import io.gatehouse.app.review.Decisions;
import io.gatehouse.app.review.ItemView;
import io.gatehouse.app.review.Part;
import io.gatehouse.app.review.Progress;
import io.gatehouse.app.review.Revocations;
import io.gatehouse.app.review.Workspaces;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.Now;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S6: the review workspace. One address, two shapes: the whole page, or its middle for htmx. */
@Controller
@RequestMapping("/reviews/{campaign}")
class WorkspacePages {

    private final WorkspaceModel workspace;
    private final Workspaces workspaces;
    private final Decisions decisions;
    private final Revocations revocations;
    private final MessageSource messages;
    private final Now now;

    WorkspacePages(
            WorkspaceModel workspace,
            Workspaces workspaces,
            Decisions decisions,
            Revocations revocations,
            MessageSource messages,
            Now now) {
        this.workspace = workspace;
        this.workspaces = workspaces;
        this.decisions = decisions;
        this.revocations = revocations;
        this.messages = messages;
        this.now = now;
    }

    @GetMapping
    String show(
            Actor actor,
            @PathVariable UUID campaign,
            @RequestParam(required = false) @Nullable Part part,
            @RequestParam(required = false) @Nullable UUID item,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        workspace.fill(model, actor, campaign, part, item);
        if (htmx != null) {
            // also after a decision, which leads here: the address is that of what is shown
            String query = request.getQueryString();
            response.setHeader("HX-Push-Url", request.getRequestURI() + (query == null ? "" : "?" + query));
        }
        return shape(htmx, model, response);
    }

    /** Only what became of signed revokes: asked for again and again while something runs. */
    @GetMapping("/results")
    String results(Actor actor, @PathVariable UUID campaign, Model model) {
        workspace.fillResults(model, actor, campaign);
        return "review/workspace :: results";
    }

    @PostMapping("/items/{item}/decide")
    String decide(
            Actor actor,
            Locale language,
            @PathVariable UUID campaign,
            @PathVariable UUID item,
            @RequestParam long version,
            @RequestParam Verb verb,
            @RequestParam(required = false) @Nullable ReasonCode code,
            @RequestParam(required = false) @Nullable String reason,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            decisions.decide(item, version, verb, code, reason, actor, now.instant());
        } catch (BadInput bad) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            workspace.fill(model, actor, campaign, null, item);
            workspace.typed(model, bad, code, reason);
            return shape(htmx, model, response);
        }
        return said(
                verb == Verb.KEEP ? "review.said.keep" : "review.said.revoke", actor, language, campaign, item, next);
    }

    @PostMapping("/items/{item}/undo")
    String undo(
            Actor actor,
            @PathVariable UUID campaign,
            @PathVariable UUID item,
            @RequestParam long version,
            RedirectAttributes next) {
        decisions.undo(item, version, actor);
        next.addFlashAttribute(Notice.FLASH, Notice.info("review.said.undone"));
        next.addAttribute("item", item);
        return "redirect:/reviews/{campaign}";
    }

    @PostMapping("/items/{item}/undo-revoke")
    String undoRevoke(
            Actor actor,
            @PathVariable UUID campaign,
            @PathVariable UUID item,
            @RequestParam long version,
            RedirectAttributes next) {
        revocations.undo(item, version, actor, now.instant());
        next.addFlashAttribute(Notice.FLASH, Notice.info("review.said.revoke-undone"));
        next.addAttribute("item", item);
        return "redirect:/reviews/{campaign}";
    }

    @PostMapping("/items/{item}/revoke-now")
    String revokeNow(
            Actor actor,
            @PathVariable UUID campaign,
            @PathVariable UUID item,
            @RequestParam long version,
            RedirectAttributes next) {
        revocations.runNow(item, version, actor, now.instant());
        next.addFlashAttribute(Notice.FLASH, Notice.info("review.said.hastened"));
        return "redirect:/reviews/{campaign}";
    }

    private static String shape(@Nullable String htmx, Model model, HttpServletResponse response) {
        response.addHeader("Vary", "HX-Request");
        model.addAttribute("htmx", htmx != null);
        return htmx == null ? "review/workspace" : "review/workspace :: workspace";
    }

    /** To the next item of the same part, saying what was done, how far it is, and what comes. */
    private String said(String key, Actor actor, Locale language, UUID campaign, UUID item, RedirectAttributes next) {
        Progress progress = workspaces.progress(campaign, actor);
        Part part = workspaces.item(item, actor).map(ItemView::part).orElse(Part.HIGH);
        Part then = progress.left(part) > 0 ? part : progress.next();
        String coming = workspaces.undecided(campaign, actor, then).stream()
                .findFirst()
                .map(view -> messages.getMessage(
                        "review.what",
                        new Object[] {
                            view.facts().personIn(language), view.facts().entitlementIn(language)
                        },
                        language))
                .orElse("");
        Notice notice = coming.isEmpty()
                ? Notice.success(key + ".last", progress.done(), progress.items())
                : Notice.success(key, progress.done(), progress.items(), coming);
        next.addFlashAttribute(Notice.FLASH, notice);
        next.addAttribute("part", then);
        return "redirect:/reviews/{campaign}";
    }
}
