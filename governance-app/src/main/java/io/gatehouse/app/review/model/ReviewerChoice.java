package io.gatehouse.app.review.model;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who reviews a person's access: the nearest manager above who can still sign in; where the line gives none, the
 * campaign owner; for the owner's own access, the deputy.
 *
 * <p>Nobody reviews themselves. Somebody who stands on a cycle of the reporting line (A reports to B, B to A) has no
 * manager who is independent of them, so the line does not count for them at all. More cannot be asked: in a finite
 * company where everybody has a reviewer, following reviewers always ends in some circle.
 */
public record ReviewerChoice(@Nullable String reviewerId, Via via) {

    /** By which rule the reviewer was found. */
    public enum Via {
        MANAGER,
        ABOVE,
        CAMPAIGN_OWNER,
        DEPUTY,
        NOBODY
    }

    /** What the choice needs to know about the company. */
    public interface Line {

        /** The manager's account id; nothing for the head of the company, an unknown person or an unknown manager. */
        @Nullable
        String managerOf(String personId);

        /** Enabled and not departed. */
        boolean canReview(String personId);
    }

    /** Terminates on every line, also on cycles. */
    public static ReviewerChoice of(String personId, Line line, String ownerId, @Nullable String deputyId) {
        if (!standsOnCycle(personId, line)) {
            Set<String> seen = new HashSet<>();
            String above = line.managerOf(personId);
            for (Via via = Via.MANAGER; above != null && seen.add(above); via = Via.ABOVE) {
                if (line.canReview(above)) {
                    return new ReviewerChoice(above, via);
                }
                above = line.managerOf(above);
            }
        }
        if (!ownerId.equals(personId) && line.canReview(ownerId)) {
            return new ReviewerChoice(ownerId, Via.CAMPAIGN_OWNER);
        }
        if (deputyId != null && !deputyId.equals(personId) && line.canReview(deputyId)) {
            return new ReviewerChoice(deputyId, Via.DEPUTY);
        }
        return new ReviewerChoice(null, Via.NOBODY);
    }

    private static boolean standsOnCycle(String personId, Line line) {
        Set<String> seen = new HashSet<>();
        String above = line.managerOf(personId);
        while (above != null && seen.add(above)) {
            if (above.equals(personId)) {
                return true;
            }
            above = line.managerOf(above);
        }
        return false;
    }
}
