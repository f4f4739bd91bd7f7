package io.gatehouse.app.review.web;

import io.gatehouse.app.review.ItemView;
import io.gatehouse.app.review.ReviewSettings;
import io.gatehouse.app.review.SignOffSheet;
import io.gatehouse.app.review.SignOffs;
import io.gatehouse.app.review.Workspaces;
import io.gatehouse.app.review.model.DraftChanges;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.Statement;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.StaleVersion;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * The sign-off page: all drafts, the unusual ones first, then one statement that names their numbers. Whoever signs drafts
 * that changed meanwhile gets 409 and the page as it is now, with what changed.
 */
@Controller
@RequestMapping("/reviews/{campaign}/sign-off")
class SignOffPages {

    private final Workspaces workspaces;
    private final SignOffs signOffs;
    private final ReviewSettings settings;
    private final Now now;

    SignOffPages(Workspaces workspaces, SignOffs signOffs, ReviewSettings settings, Now now) {
        this.workspaces = workspaces;
        this.signOffs = signOffs;
        this.settings = settings;
        this.now = now;
    }

    /** One difference to what was shown; the item is unknown when it is no longer this reviewer's. */
    record Changed(
            @Nullable ItemView item,
            @Nullable Verb was,
            @Nullable Verb now) {}

    @GetMapping
    String show(Actor actor, @PathVariable UUID campaign, Model model) {
        return page(actor, campaign, model);
    }

    @PostMapping
    String sign(
            Actor actor,
            @PathVariable UUID campaign,
            @RequestParam String drafts,
            @RequestParam int kept,
            @RequestParam int revoked,
            @RequestParam(defaultValue = "false") boolean confirmed,
            @RequestParam(defaultValue = "") String shown,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        workspaces.campaign(campaign, actor);
        try {
            Statement said = new Statement(drafts, kept, revoked, confirmed);
            Instant runAt = signOffs.sign(campaign, said, actor, now.instant());
            next.addFlashAttribute(Notice.FLASH, Notice.success("review.signed", kept, revoked));
            next.addFlashAttribute("runAt", runAt);
            return "redirect:/reviews/{campaign}";
        } catch (BadInput bad) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            model.addAttribute("bad", bad);
            return page(actor, campaign, model);
        } catch (StaleVersion stale) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            model.addAttribute("stale", true);
            model.addAttribute("changes", changes(actor, campaign, shown));
            return page(actor, campaign, model);
        }
    }

    private List<Changed> changes(Actor actor, UUID campaign, String shown) {
        DraftSet drafts = workspaces.toSign(campaign, actor).drafts();
        List<DraftChanges.Line> lines = DraftChanges.between(shown, drafts).lines();
        Map<UUID, ItemView> named =
                workspaces
                        .named(
                                campaign,
                                actor,
                                lines.stream().map(DraftChanges.Line::item).toList())
                        .stream()
                        .collect(Collectors.toMap(view -> view.item().id(), view -> view));
        return lines.stream()
                .map(line -> new Changed(named.get(line.item()), line.was(), line.now()))
                .toList();
    }

    private String page(Actor actor, UUID campaign, Model model) {
        model.addAttribute("campaign", workspaces.campaign(campaign, actor));
        SignOffSheet sheet = workspaces.toSign(campaign, actor);
        DraftSet drafts = sheet.drafts();
        model.addAttribute("progress", workspaces.progress(campaign, actor));
        model.addAttribute("sheet", sheet);
        model.addAttribute("drafts", drafts);
        model.addAttribute("shown", DraftChanges.remember(drafts));
        model.addAttribute("graceMinutes", settings.graceMinutes());
        return "review/sign-off";
    }
}
