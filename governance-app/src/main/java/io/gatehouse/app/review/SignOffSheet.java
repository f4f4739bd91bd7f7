package io.gatehouse.app.review;

import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Risk;
import java.util.List;
import java.util.function.Predicate;

/**
 * Every draft of one reviewer in one campaign, read in one statement: what the sign-off page shows and what is signed are
 * the same rows.
 *
 * @param views all of them, none left out
 */
public record SignOffSheet(List<ItemView> views) {

    public SignOffSheet {
        views = List.copyOf(views);
    }

    public DraftSet drafts() {
        return new DraftSet(views.stream().map(ItemView::item).toList());
    }

    /** High risk that is about to be kept. */
    public List<ItemView> keptHigh() {
        return which(view -> says(view, Verb.KEEP) && view.risk() == Risk.HIGH);
    }

    public List<ItemView> revoked() {
        return which(view -> says(view, Verb.REVOKE));
    }

    /** The rest of what is kept. */
    public List<ItemView> keptOther() {
        return which(view -> says(view, Verb.KEEP) && view.risk() != Risk.HIGH);
    }

    private List<ItemView> which(Predicate<ItemView> test) {
        return views.stream().filter(test).toList();
    }

    private static boolean says(ItemView view, Verb verb) {
        return view.item().decision() != null && view.item().decision().verb() == verb;
    }
}
