package io.gatehouse.app.review.web;

import io.gatehouse.app.review.ReviewSettings;
import io.gatehouse.app.review.SignOffs;
import io.gatehouse.app.review.Workspaces;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.Now;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The sign-off page: what is unusual, once more, then one statement. */
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

    @GetMapping
    String show(Actor actor, @PathVariable UUID campaign, Model model) {
        return page(actor, campaign, null, model);
    }

    @PostMapping
    String sign(
            Actor actor,
            @PathVariable UUID campaign,
            @RequestParam String drafts,
            @RequestParam(defaultValue = "false") boolean confirmed,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            Instant runAt = signOffs.sign(campaign, drafts, confirmed, actor, now.instant());
            next.addFlashAttribute(Notice.FLASH, Notice.success("review.signed"));
            next.addFlashAttribute("runAt", runAt);
            return "redirect:/reviews/{campaign}";
        } catch (BadInput bad) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(actor, campaign, bad, model);
        }
    }

    private String page(Actor actor, UUID campaign, @Nullable BadInput bad, Model model) {
        DraftSet drafts = workspaces.toSign(campaign, actor);
        model.addAttribute("campaign", workspaces.campaign(campaign, actor));
        model.addAttribute("progress", workspaces.progress(campaign, actor));
        model.addAttribute("drafts", drafts);
        model.addAttribute("unusual", workspaces.unusual(campaign, actor));
        model.addAttribute("revoking", workspaces.revoking(campaign, actor));
        model.addAttribute("graceMinutes", settings.graceMinutes());
        model.addAttribute("bad", bad);
        return "review/sign-off";
    }
}
