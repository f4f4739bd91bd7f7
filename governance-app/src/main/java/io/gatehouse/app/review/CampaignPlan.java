package io.gatehouse.app.review;

import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign owner fills in before a campaign opens.
 *
 * @param tiers whose entitlements are reviewed
 * @param deputyId reviews the owner's own access where nobody is above them
 */
public record CampaignPlan(
        String name,
        Instant dueAt,
        ZoneId zone,
        Set<Tier> tiers,
        @Nullable String deputyId) {

    private static final int LONGEST_NAME = 200;

    public CampaignPlan {
        name = name.strip();
        tiers = Set.copyOf(tiers);
    }

    void check(Instant now) {
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw new BadInput("name", "review.name", LONGEST_NAME);
        }
        if (!dueAt.isAfter(now)) {
            throw new BadInput("dueAt", "review.due-past");
        }
        if (tiers.isEmpty()) {
            throw new BadInput("tiers", "review.tiers-missing");
        }
    }
}
