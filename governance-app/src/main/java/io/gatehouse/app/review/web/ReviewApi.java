package io.gatehouse.app.review.web;

import io.gatehouse.app.review.Decisions;
import io.gatehouse.app.review.ItemView;
import io.gatehouse.app.review.Overview;
import io.gatehouse.app.review.Part;
import io.gatehouse.app.review.SignOffSheet;
import io.gatehouse.app.review.SignOffs;
import io.gatehouse.app.review.Workspaces;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Statement;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * A reviewer's part of the campaigns, for programs. Every change takes {@code If-Match} with the ETag of what was read:
 * missing → 428, not the current one → 412.
 */
@RestController
@RequestMapping("/api/reviews")
class ReviewApi {

    private final Overview overview;
    private final Workspaces workspaces;
    private final Decisions decisions;
    private final SignOffs signOffs;
    private final Now now;

    ReviewApi(Overview overview, Workspaces workspaces, Decisions decisions, SignOffs signOffs, Now now) {
        this.overview = overview;
        this.workspaces = workspaces;
        this.decisions = decisions;
        this.signOffs = signOffs;
        this.now = now;
    }

    /** A campaign in which the caller reviews; instants are UTC. */
    record CampaignLine(UUID id, String name, String status, Instant dueAt, long items, long undecided, long drafts) {}

    /** What the caller says: {@code code} and {@code reason} are needed to keep high risk. */
    record Said(
            @Nullable Verb verb,
            @Nullable ReasonCode code,
            @Nullable String reason) {}

    /**
     * {@code confirmed} must be true: the caller stands for these decisions in their own name, and says how many of them
     * keep and revoke.
     */
    record Signature(
            boolean confirmed,
            @Nullable Integer kept,
            @Nullable Integer revoked) {
        Statement of(String drafts) {
            if (kept == null || revoked == null) {
                throw new BadInput("kept", "review.numbers-missing");
            }
            return new Statement(drafts, kept, revoked, confirmed);
        }
    }

    /** What a sign-off would make final, all of it; the ETag goes into {@code If-Match} of the sign-off. */
    record Drafts(int kept, int keptHigh, int revoked, List<ItemAnswer> items) {
        static Drafts of(SignOffSheet sheet) {
            DraftSet drafts = sheet.drafts();
            return new Drafts(
                    drafts.kept(),
                    drafts.keptHigh(),
                    drafts.revoked(),
                    sheet.views().stream().map(ItemAnswer::of).toList());
        }
    }

    record Signed(Instant revokesRunAt) {}

    @GetMapping
    List<CampaignLine> campaigns(Actor actor) {
        return overview.mine(actor).stream()
                .map(line -> new CampaignLine(
                        line.campaign().id(),
                        line.campaign().name(),
                        line.campaign().status().name(),
                        line.campaign().dueAt(),
                        line.progress().items(),
                        line.progress().undecided(),
                        line.progress().drafts()))
                .toList();
    }

    /** The caller's undecided items, high risk first, at most 60 of each part; decide these and ask again. */
    @GetMapping("/{campaign}/items")
    List<ItemAnswer> items(Actor actor, @PathVariable UUID campaign) {
        workspaces.campaign(campaign, actor);
        return Arrays.stream(Part.values())
                .flatMap(part -> workspaces.undecided(campaign, actor, part).stream())
                .map(ItemAnswer::of)
                .toList();
    }

    /** One item of the caller's. Reading it counts as having it put before one: the minimum look starts here. */
    @GetMapping("/items/{item}")
    ResponseEntity<ItemAnswer> item(Actor actor, @PathVariable UUID item) {
        ItemView view = mine(actor, item);
        decisions.shown(item, actor, now.instant());
        return answer(view);
    }

    @PutMapping("/items/{item}/decision")
    ResponseEntity<ItemAnswer> decide(
            Actor actor,
            @PathVariable UUID item,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Said said) {
        if (said.verb() == null) {
            throw new BadInput("verb", "review.verb-missing");
        }
        Verb verb = said.verb();
        Precondition.guard(
                match,
                tag -> decisions.decide(
                        item, Precondition.version(tag), verb, said.code(), said.reason(), actor, now.instant()));
        return answer(mine(actor, item));
    }

    @DeleteMapping("/items/{item}/decision")
    ResponseEntity<ItemAnswer> undo(
            Actor actor,
            @PathVariable UUID item,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match) {
        Precondition.guard(match, tag -> decisions.undo(item, Precondition.version(tag), actor));
        return answer(mine(actor, item));
    }

    @GetMapping("/{campaign}/drafts")
    ResponseEntity<Drafts> drafts(Actor actor, @PathVariable UUID campaign) {
        workspaces.campaign(campaign, actor);
        SignOffSheet sheet = workspaces.toSign(campaign, actor);
        return ResponseEntity.ok().eTag(sheet.drafts().fingerprint()).body(Drafts.of(sheet));
    }

    @PostMapping("/{campaign}/sign-off")
    Signed sign(
            Actor actor,
            @PathVariable UUID campaign,
            @RequestHeader(name = "If-Match", required = false) @Nullable String match,
            @RequestBody Signature signature) {
        workspaces.campaign(campaign, actor);
        return new Signed(
                Precondition.of(match, tag -> signOffs.sign(campaign, signature.of(tag), actor, now.instant())));
    }

    private ItemView mine(Actor actor, UUID item) {
        return workspaces.item(item, actor).orElseThrow(() -> new UnknownObject("ReviewItem", item));
    }

    private static ResponseEntity<ItemAnswer> answer(ItemView view) {
        return ResponseEntity.ok().eTag(Long.toString(view.item().version())).body(ItemAnswer.of(view));
    }
}
