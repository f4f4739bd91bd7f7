package io.gatehouse.app.review;

import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.shared.Risk;

/** A review item with what there is to know about it. */
public record ItemView(ReviewItem item, ItemFacts facts) {

    public Risk risk() {
        return item.tier().risk();
    }

    public Part part() {
        return switch (risk()) {
            case HIGH -> Part.HIGH;
            case MEDIUM -> Part.CHANGED;
            case LOW -> facts.isNew() ? Part.CHANGED : Part.ROUTINE;
        };
    }

    /** A draft that its reviewer can still change. */
    public boolean draft() {
        return item.status() == ItemStatus.WAITING && item.decision() != null;
    }
}
