package io.gatehouse.app.review.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.review.model.ReviewerChoice.Via;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ReviewerChoiceTest {

    private static final int COMPANIES = 20_000;

    @Test
    void nobodyReviewsThemselvesDirectlyOrByCycle() {
        Set<Via> seen = new HashSet<>();
        for (long seed = 0; seed < COMPANIES; seed++) {
            Random random = new Random(~seed);
            RandomLine line = RandomLine.of(seed, 1 + random.nextInt(12));
            String owner = line.people().get(random.nextInt(line.people().size()));
            String deputy = random.nextBoolean()
                    ? null
                    : line.people().get(random.nextInt(line.people().size()));
            for (String person : line.people()) {
                ReviewerChoice choice = ReviewerChoice.of(person, line, owner, deputy);
                seen.add(choice.via());
                String reviewer = choice.reviewerId();
                String what = "seed " + seed + ", " + person + " is reviewed by " + choice;
                assertThat(reviewer).as(what).isNotEqualTo(person);
                assertThat(reviewer == null).as(what).isEqualTo(choice.via() == Via.NOBODY);
                assertThat(reviewer == null || line.canReview(reviewer))
                        .as(what)
                        .isTrue();
                if (choice.via() == Via.MANAGER || choice.via() == Via.ABOVE) {
                    assertThat(below(line, person)).as(what).doesNotContain(reviewer);
                }
            }
        }
        assertThat(seen).as("every way was met").containsExactlyInAnyOrder(Via.values());
    }

    /** Everybody whose line passes through that person: whoever is reviewed by one of these reviews by a cycle. */
    private static Set<String> below(RandomLine line, String boss) {
        Set<String> found = new HashSet<>();
        boolean grown = true;
        while (grown) {
            grown = false;
            for (String person : line.people()) {
                String manager = line.managerOf(person);
                if (manager != null && (manager.equals(boss) || found.contains(manager))) {
                    grown |= found.add(person);
                }
            }
        }
        return found;
    }

    @Test
    void theNearestManagerWhoCanSignIn() {
        RandomLine line = company(Map.of("li", "chen", "chen", "xu", "xu", "gao"), "li", "xu", "gao");
        assertThat(ReviewerChoice.of("li", line, "owner", null)).isEqualTo(new ReviewerChoice("xu", Via.ABOVE));
        assertThat(ReviewerChoice.of("xu", line, "owner", null)).isEqualTo(new ReviewerChoice("gao", Via.MANAGER));
    }

    @Test
    void twoWhoManageEachOtherGoToTheCampaignOwner() {
        RandomLine line = company(Map.of("li", "chen", "chen", "li", "wu", "li"), "li", "chen", "wu", "owner");
        assertThat(ReviewerChoice.of("li", line, "owner", null))
                .isEqualTo(new ReviewerChoice("owner", Via.CAMPAIGN_OWNER));
        assertThat(ReviewerChoice.of("wu", line, "owner", null))
                .as("below a cycle the line still counts")
                .isEqualTo(new ReviewerChoice("li", Via.MANAGER));
    }

    @Test
    void theOwnersOwnAccessGoesToTheDeputyOrNobody() {
        RandomLine line = company(Map.of(), "owner", "ding");
        assertThat(ReviewerChoice.of("owner", line, "owner", "ding")).isEqualTo(new ReviewerChoice("ding", Via.DEPUTY));
        assertThat(ReviewerChoice.of("owner", line, "owner", null)).isEqualTo(new ReviewerChoice(null, Via.NOBODY));
    }

    private static RandomLine company(Map<String, String> managers, String... able) {
        Set<String> everybody = new HashSet<>(managers.keySet());
        everybody.addAll(managers.values());
        everybody.addAll(List.of(able));
        return new RandomLine(List.copyOf(everybody), managers, Set.of(able));
    }
}
