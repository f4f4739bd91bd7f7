package io.gatehouse.app.review.web;

import io.gatehouse.app.review.Decisions;
import io.gatehouse.app.review.EvidenceReader;
import io.gatehouse.app.review.ItemView;
import io.gatehouse.app.review.Part;
import io.gatehouse.app.review.Progress;
import io.gatehouse.app.review.Workspaces;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Revocation;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the workspace shows: the part, the item in front with its evidence, the next ones, drafts and results. */
@Component
class WorkspaceModel {

    private final Workspaces workspaces;
    private final EvidenceReader evidence;
    private final Decisions decisions;
    private final Now now;

    WorkspaceModel(Workspaces workspaces, EvidenceReader evidence, Decisions decisions, Now now) {
        this.workspaces = workspaces;
        this.evidence = evidence;
        this.decisions = decisions;
        this.now = now;
    }

    /** One result: a signed revoke and where it stands, or an item that resolved itself. */
    record Result(ItemView view, String state, @Nullable Revocation revocation) {}

    /**
     * @param wanted the part, or nothing for that of the item or the first with something left
     * @param itemId the item in front, or nothing for the first undecided of the part
     */
    void fill(Model model, Actor actor, UUID campaignId, @Nullable Part wanted, @Nullable UUID itemId) {
        Campaign campaign = workspaces.campaign(campaignId, actor);
        Progress progress = workspaces.progress(campaignId, actor);
        ItemView asked = itemId == null
                ? null
                : workspaces
                        .item(itemId, actor)
                        .filter(view -> view.item().campaignId().equals(campaignId))
                        .filter(view -> view.item().status() == ItemStatus.WAITING)
                        .orElse(null);
        Part part = asked != null ? asked.part() : wanted != null ? wanted : progress.next();
        List<ItemView> undecided = workspaces.undecided(campaignId, actor, part);
        ItemView front = asked != null ? asked : undecided.isEmpty() ? null : undecided.get(0);
        boolean open = campaign.status() == CampaignStatus.OPEN;
        model.addAttribute("campaign", campaign);
        model.addAttribute("open", open);
        model.addAttribute("progress", progress);
        model.addAttribute("part", part);
        model.addAttribute("parts", Part.values());
        model.addAttribute(
                "rows", undecided.stream().filter(view -> !same(view, front)).toList());
        model.addAttribute(
                "drafts",
                workspaces.drafts(campaignId, actor, part).stream()
                        .filter(view -> !same(view, front))
                        .toList());
        neighbours(model, undecided, front, part);
        if (front != null && open) {
            Instant at = now.instant();
            Duration look = decisions.shown(front.item().id(), actor, at);
            model.addAttribute("front", front);
            model.addAttribute("lookMillis", look.toMillis());
            model.addAttribute("evidence", evidence.of(front, actor));
            model.addAttribute("codes", ReasonCode.values());
        }
        results(model, actor, campaignId);
    }

    /** The nearest items of another person, or of another entitlement where those make the groups. */
    private static void neighbours(Model model, List<ItemView> undecided, @Nullable ItemView front, Part part) {
        int at = -1;
        for (int i = 0; i < undecided.size(); i++) {
            if (same(undecided.get(i), front)) {
                at = i;
            }
        }
        if (front == null || at < 0) {
            return;
        }
        Predicate<ItemView> other = view -> !group(view, part).equals(group(front, part));
        List<ItemView> earlier = new ArrayList<>(undecided.subList(0, at));
        Collections.reverse(earlier);
        model.addAttribute("before", first(earlier, other));
        model.addAttribute("after", first(undecided.subList(at + 1, undecided.size()), other));
    }

    private static String group(ItemView view, Part part) {
        return part == Part.ROUTINE ? view.item().entitlementId() : view.item().personId();
    }

    private static @Nullable UUID first(List<ItemView> views, Predicate<ItemView> test) {
        return views.stream()
                .filter(test)
                .findFirst()
                .map(view -> view.item().id())
                .orElse(null);
    }

    void fillResults(Model model, Actor actor, UUID campaignId) {
        model.addAttribute("campaign", workspaces.campaign(campaignId, actor));
        results(model, actor, campaignId);
    }

    /** Keeps what was typed beside what was wrong with it. */
    void typed(Model model, BadInput bad, @Nullable ReasonCode code, @Nullable String reason) {
        model.addAttribute("bad", bad);
        model.addAttribute("typedCode", code);
        model.addAttribute("typedReason", reason);
    }

    private void results(Model model, Actor actor, UUID campaignId) {
        Instant at = now.instant();
        List<Result> results = workspaces.ended(campaignId, actor).stream()
                .map(view -> result(view, at))
                .toList();
        model.addAttribute("results", results);
        model.addAttribute("limit", Workspaces.ROWS);
        model.addAttribute(
                "running", results.stream().anyMatch(result -> result.state().equals("RUNNING")));
        model.addAttribute(
                "waiting", results.stream().anyMatch(result -> result.state().equals("IN_GRACE")));
    }

    private static Result result(ItemView view, Instant at) {
        Revocation ordered = view.item().revocation();
        return new Result(view, ordered == null ? "RESOLVED" : ordered.stage(at).name(), ordered);
    }

    private static boolean same(ItemView view, @Nullable ItemView front) {
        return front != null && view.item().id().equals(front.item().id());
    }
}
