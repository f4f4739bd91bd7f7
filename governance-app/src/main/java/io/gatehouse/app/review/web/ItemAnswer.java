package io.gatehouse.app.review.web;

import io.gatehouse.app.review.ItemFacts;
import io.gatehouse.app.review.ItemView;
import io.gatehouse.app.review.model.Decision;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Revocation;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A review item as programs see it; ids are Keycloak's, instants UTC.
 *
 * @param paths ids from what the person holds itself to the entitlement
 * @param decision a draft while {@code status} is WAITING
 * @param goneAt read back from Keycloak
 */
record ItemAnswer(
        UUID id,
        UUID campaign,
        long version,
        String status,
        String personId,
        String person,
        String entitlementId,
        String entitlement,
        String tier,
        String risk,
        List<List<String>> paths,
        @Nullable String decision,
        @Nullable String reasonCode,
        @Nullable String reason,
        @Nullable Instant runAt,
        @Nullable Instant goneAt,
        @Nullable String failure) {

    static ItemAnswer of(ItemView view) {
        ReviewItem item = view.item();
        Decision said = item.decision();
        Revocation ordered = item.revocation();
        return new ItemAnswer(
                item.id(),
                item.campaignId(),
                item.version(),
                item.status().name(),
                item.personId(),
                view.facts().personIn(Locale.ENGLISH),
                item.entitlementId(),
                view.facts().technicalName(),
                item.tier().name(),
                view.risk().name(),
                view.facts().paths().stream().map(ItemFacts.Path::ids).toList(),
                said == null ? null : said.verb().name(),
                said == null || said.code() == null ? null : said.code().name(),
                said == null ? null : said.reason(),
                ordered == null ? null : ordered.runAt(),
                ordered == null ? null : ordered.goneAt(),
                ordered == null ? null : ordered.failure());
    }
}
