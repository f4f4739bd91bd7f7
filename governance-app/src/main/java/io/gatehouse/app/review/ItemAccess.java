package io.gatehouse.app.review;

import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import io.gatehouse.app.shared.Word;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who may do something with an item, and on which version of it. */
final class ItemAccess {

    private ItemAccess() {}

    /**
     * @throws io.gatehouse.app.shared.Refused when it is about the actor's own access, or they may only look
     * @throws UnknownObject when they may not even know of it
     */
    static ReviewItem toDecide(ReviewItem item, Actor actor) {
        Ruling ruling = item.mayBeDecidedBy(actor.id());
        boolean knows = actor.id().equals(item.personId()) || looksOn(actor);
        if (ruling instanceof Ruling.Denied && !knows) {
            throw new UnknownObject("ReviewItem", item.id());
        }
        ruling.orThrow();
        return item;
    }

    /** Campaign owners and auditors see every campaign. */
    static boolean looksOn(Actor actor) {
        return actor.has(AppRole.CAMPAIGN_OWNER) || actor.has(AppRole.AUDITOR);
    }

    static void sameVersion(ReviewItem item, long version) {
        if (item.version() != version) {
            throw new StaleVersion(href(item), now(item));
        }
    }

    static String href(ReviewItem item) {
        return "/reviews/" + item.campaignId() + "?item=" + item.id();
    }

    static Map<String, Object> now(ReviewItem item) {
        Map<String, Object> now = new LinkedHashMap<>();
        now.put("review.now.status", Word.of("review.item.", item.status()));
        if (item.decision() != null) {
            now.put(
                    "review.now.decision",
                    Word.of("review.verb.", item.decision().verb()));
            now.put("review.now.decidedAt", item.decision().at());
        }
        return now;
    }
}
