package io.gatehouse.app.review;

/**
 * How far one reviewer, or a whole campaign, is.
 *
 * @param items all, also those that resolved themselves
 * @param undecided waiting, without a draft
 * @param highUndecided the same, high risk only
 * @param drafts waiting for sign-off
 * @param pending signed revokes that are neither gone nor failed
 */
public record Progress(
        long items,
        long undecided,
        long highUndecided,
        long changedUndecided,
        long routineUndecided,
        long drafts,
        long kept,
        long revoked,
        long resolved,
        long pending,
        long gone,
        long failed,
        long withoutReviewer) {

    static final Progress NOTHING = new Progress(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** Decided or not needed any more. */
    public long done() {
        return items - undecided;
    }

    public int percent() {
        return items == 0 ? 100 : (int) (done() * 100 / items);
    }

    public long left(Part part) {
        return switch (part) {
            case HIGH -> highUndecided;
            case CHANGED -> changedUndecided;
            case ROUTINE -> routineUndecided;
        };
    }

    /** The first part in which something is left; the first of all when nothing is. */
    public Part next() {
        for (Part part : Part.values()) {
            if (left(part) > 0) {
                return part;
            }
        }
        return Part.HIGH;
    }
}
