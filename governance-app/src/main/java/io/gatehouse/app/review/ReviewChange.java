package io.gatehouse.app.review;

import io.gatehouse.app.shared.StateChange;

/** What happens to campaigns and their items, for the audit trail. */
enum ReviewChange implements StateChange.Type {
    CAMPAIGN_OPENED("review.campaign-opened"),
    CAMPAIGN_DECIDED("review.campaign-decided"),
    CAMPAIGN_CLOSED("review.campaign-closed"),
    CAMPAIGN_REOPENED("review.campaign-reopened"),
    DECIDED("review.decided"),
    DECISION_UNDONE("review.decision-undone"),
    SIGNED_OFF("review.signed-off"),
    ITEM_SIGNED("review.item-signed"),
    ITEM_RESOLVED("review.item-resolved"),
    ITEM_REASSIGNED("review.item-reassigned"),
    ITEM_REOPENED("review.item-reopened"),
    REVOKE_UNDONE("review.revoke-undone"),
    REVOKE_HASTENED("review.revoke-hastened"),
    REVOKE_VERIFIED("review.revoke-verified"),
    REVOKE_FAILED("review.revoke-failed");

    private final String code;

    ReviewChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
