package io.gatehouse.app.review;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a campaign would ask for, before it opens.
 *
 * @param loads the largest first
 * @param withoutReviewer items that nobody may review: they stop the opening
 */
public record Preview(long items, long people, long high, long reviewers, List<Load> loads, long withoutReviewer) {

    public Preview {
        loads = List.copyOf(loads);
    }

    /** How much one reviewer would get. */
    public record Load(
            String reviewerId,
            String givenName,
            String familyName,
            @Nullable String displayName,
            long items,
            long high) {

        public String nameIn(Locale language) {
            return PersonName.in(language, givenName, familyName, displayName);
        }
    }
}
