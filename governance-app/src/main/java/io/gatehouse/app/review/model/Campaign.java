package io.gatehouse.app.review.model;

import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One review with its scope and its end.
 *
 * @param tiers whose entitlements are in scope
 * @param ownerId who runs it, and reviews what no manager can
 * @param deputyId reviews the owner's own access where nobody is above
 * @param zone in which the due date is shown
 * @param snapshotAt when the grants were last read completely before it opened
 */
public record Campaign(
        UUID id,
        long version,
        String name,
        CampaignStatus status,
        Set<Tier> tiers,
        String ownerId,
        @Nullable String deputyId,
        Instant dueAt,
        ZoneId zone,
        Instant openedAt,
        Instant snapshotAt,
        @Nullable Instant closedAt) {

    public Campaign {
        tiers = Set.copyOf(tiers);
    }

    /** Decisions are taken while it is open; also after it was due, until an overdue rule says otherwise. */
    public Ruling takesDecisions() {
        return status == CampaignStatus.OPEN ? Ruling.allowed() : Ruling.notNow("review.not-open");
    }

    /** Everything is signed. */
    public Campaign remediating() {
        require(CampaignStatus.OPEN);
        return with(CampaignStatus.REMEDIATING, null);
    }

    /** A revoke was undone after everything had been signed. */
    public Campaign reopened() {
        require(CampaignStatus.REMEDIATING);
        return with(CampaignStatus.OPEN, null);
    }

    /** Every revocation has ended, confirmed gone or as an exception. */
    public Campaign closed(Instant now) {
        require(CampaignStatus.REMEDIATING);
        return with(CampaignStatus.CLOSED, now);
    }

    private void require(CampaignStatus expected) {
        if (status != expected) {
            throw Refused.notNow("review.not-open");
        }
    }

    private Campaign with(CampaignStatus next, @Nullable Instant ended) {
        return new Campaign(
                id, version, name, next, tiers, ownerId, deputyId, dueAt, zone, openedAt, snapshotAt, ended);
    }
}
