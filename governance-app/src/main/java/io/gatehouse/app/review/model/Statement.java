package io.gatehouse.app.review.model;

/**
 * What a reviewer states by signing: which drafts they were shown, and how many of them keep and revoke.
 *
 * @param drafts the fingerprint of what was shown ({@link DraftSet#fingerprint})
 * @param kept how many of those keep
 * @param revoked how many of those revoke
 * @param confirmed "these decisions are mine"
 */
public record Statement(String drafts, int kept, int revoked, boolean confirmed) {

    /** The numbers stated are those of the drafts. */
    public boolean counts(DraftSet signed) {
        return kept == signed.kept() && revoked == signed.revoked();
    }
}
