package io.gatehouse.app.review.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReviewItemTest {

    private static final Instant NOW = Instant.parse("2026-09-30T08:00:00Z");
    private static final Duration GRACE = Duration.ofMinutes(15);

    @Test
    void ownAccessIsNeverDecidedWhateverTheReviewerSays() {
        ReviewItem own = new ReviewItem(
                UUID.randomUUID(),
                UUID.randomUUID(),
                0,
                "me",
                "role",
                Tier.T1,
                "me",
                ItemStatus.WAITING,
                null,
                null,
                null);
        refused("review.own-access", () -> own.drafted(draft(Verb.KEEP, "me")));
        refused("review.own-access", () -> item().movedTo("li"));
    }

    @Test
    void aDraftIsChangedAndTakenBackUntilItIsSigned() {
        ReviewItem revoked = item().drafted(draft(Verb.KEEP, "me")).drafted(draft(Verb.REVOKE, "me"));
        assertThat(revoked.undone("me").decision()).isNull();
        ReviewItem signed = revoked.signed("me", ordered());
        refused("review.signed-already", () -> signed.drafted(draft(Verb.KEEP, "me")));
        refused("review.signed-already", () -> signed.undone("me"));
        refused("review.not-reviewer", () -> revoked.undone("somebody"));
    }

    @Test
    void aSignedRevokeIsUndoneUntilItRuns() {
        ReviewItem signed = item().drafted(draft(Verb.REVOKE, "me")).signed("me", ordered());
        ReviewItem open = signed.revokeUndone("me", NOW.plus(GRACE).minusMillis(1));
        assertThat(open.status()).isEqualTo(ItemStatus.WAITING);
        assertThat(open.decision()).isNull();
        refused("review.too-late-to-undo", () -> signed.revokeUndone("me", NOW.plus(GRACE)));
        ReviewItem hastened = signed.revokedNow("me", NOW);
        refused("review.too-late-to-undo", () -> hastened.revokeUndone("me", NOW));
        refused("review.too-late-to-undo", () -> signed.confirmedGone(NOW).revokeUndone("me", NOW));
    }

    @Test
    void itIsGoneOnlyWhenKeycloakSaidSo() {
        ReviewItem signed = item().drafted(draft(Verb.REVOKE, "me")).signed("me", ordered());
        assertThat(stage(signed, NOW)).isEqualTo(Revocation.Stage.IN_GRACE);
        assertThat(stage(signed, NOW.plus(GRACE))).isEqualTo(Revocation.Stage.RUNNING);
        assertThat(stage(signed.failed("malformed"), NOW.plus(GRACE))).isEqualTo(Revocation.Stage.FAILED);
        assertThat(stage(signed.failed("malformed").confirmedGone(NOW), NOW)).isEqualTo(Revocation.Stage.GONE);
    }

    /** Any order of attempts leaves an item in which a signed revoke has an order and nothing else has. */
    @Test
    void noSequenceOfAttemptsBreaksAnItem() {
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            ReviewItem item = item();
            List<String> history = new ArrayList<>();
            for (int step = 0; step < 8; step++) {
                item = attempt(item, random, history);
                boolean revokeSigned = item.status() == ItemStatus.DECIDED
                        && item.decision() != null
                        && item.decision().verb() == Verb.REVOKE;
                String what = "seed " + seed + " " + history;
                assertThat(item.revocation() != null).as(what).isEqualTo(revokeSigned);
                assertThat(item.resolution() != null).as(what).isEqualTo(item.status() == ItemStatus.RESOLVED);
                assertThat(item.status() == ItemStatus.DECIDED && item.decision() == null)
                        .as(what)
                        .isFalse();
            }
        }
    }

    private static ReviewItem attempt(ReviewItem item, Random random, List<String> history) {
        String actor = random.nextInt(4) == 0 ? "somebody" : "me";
        Instant at = NOW.plus(Duration.ofMinutes(random.nextInt(30)));
        int what = random.nextInt(8);
        history.add(what + actor);
        try {
            return switch (what) {
                case 0 -> item.drafted(draft(Verb.KEEP, actor));
                case 1 -> item.drafted(draft(Verb.REVOKE, actor));
                case 2 -> item.undone(actor);
                case 3 ->
                    item.decision() == null
                            ? item
                            : item.signed(actor, item.decision().verb() == Verb.REVOKE ? ordered() : null);
                case 4 -> item.revokeUndone(actor, at);
                case 5 -> item.revokedNow(actor, at);
                case 6 -> item.resolvedBy(Resolution.GRANT_GONE);
                default -> item.movedTo(random.nextBoolean() ? "other" : "me");
            };
        } catch (Refused refused) {
            return item;
        }
    }

    private static ReviewItem item() {
        return new ReviewItem(
                UUID.randomUUID(),
                UUID.randomUUID(),
                0,
                "li",
                "role",
                Tier.T1,
                "me",
                ItemStatus.WAITING,
                null,
                null,
                null);
    }

    private static Decision draft(Verb verb, String by) {
        return new Decision(verb, ReasonCode.OTHER, "month-end close", by, NOW);
    }

    private static Revocation ordered() {
        return new Revocation(UUID.randomUUID(), NOW.plus(GRACE), null, null);
    }

    private static Revocation.@Nullable Stage stage(ReviewItem item, Instant at) {
        return item.revocation() == null ? null : item.revocation().stage(at);
    }

    private static void refused(String code, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
