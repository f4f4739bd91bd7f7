package io.gatehouse.app.review.web;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.review.CampaignPlan;
import io.gatehouse.app.review.Campaigns;
import io.gatehouse.app.review.Overview;
import io.gatehouse.app.review.Preview;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Tier;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** S5 and S7, thin: the campaigns, opening one, and how far it is. */
@Controller
class ReviewPages {

    /** A campaign runs two weeks unless its owner says otherwise. */
    private static final int DAYS = 14;

    private final Overview overview;
    private final Campaigns campaigns;
    private final Directory directory;
    private final Now now;

    ReviewPages(Overview overview, Campaigns campaigns, Directory directory, Now now) {
        this.overview = overview;
        this.campaigns = campaigns;
        this.directory = directory;
        this.now = now;
    }

    @GetMapping("/reviews")
    String list(Actor actor, ZoneId zone, Model model) {
        LocalDate due = LocalDate.ofInstant(now.instant(), zone).plusDays(DAYS);
        return page(actor, CampaignForm.fresh(due, zone), null, null, model);
    }

    @PostMapping("/reviews/preview")
    String preview(Actor actor, @ModelAttribute CampaignForm form, Model model, HttpServletResponse response) {
        try {
            Preview preview = campaigns.preview(form.plan(directory), actor, now.instant());
            return page(actor, form, preview, null, model);
        } catch (BadInput bad) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(actor, form, null, bad, model);
        }
    }

    @PostMapping("/reviews")
    String open(
            Actor actor,
            @ModelAttribute CampaignForm form,
            Model model,
            RedirectAttributes next,
            HttpServletResponse response) {
        try {
            CampaignPlan plan = form.plan(directory);
            UUID id = campaigns.open(plan, actor, now.instant());
            next.addFlashAttribute(Notice.FLASH, Notice.success("review.opened", plan.name()));
            return "redirect:/reviews/" + id + "/monitor";
        } catch (BadInput bad) {
            response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
            return page(actor, form, null, bad, model);
        }
    }

    @GetMapping("/reviews/{campaign}/monitor")
    String monitor(Actor actor, @PathVariable UUID campaign, Model model) {
        model.addAttribute("monitor", overview.monitor(campaign, actor));
        return "review/monitor";
    }

    private String page(
            Actor actor, CampaignForm form, @Nullable Preview preview, @Nullable BadInput bad, Model model) {
        model.addAttribute("mine", overview.mine(actor));
        model.addAttribute("all", overview.all(actor));
        model.addAttribute("opens", actor.has(AppRole.CAMPAIGN_OWNER));
        model.addAttribute("tiers", Tier.values());
        model.addAttribute("form", form);
        model.addAttribute("preview", preview);
        model.addAttribute("bad", bad);
        return "review/campaigns";
    }
}
