package io.gatehouse.app.review.model;

import io.gatehouse.app.shared.Risk;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** The drafts that one reviewer is about to sign. */
public record DraftSet(List<ReviewItem> items) {

    public DraftSet {
        items = items.stream().sorted(Comparator.comparing(ReviewItem::id)).toList();
    }

    /** Changes with every item and every version in it: what is signed is what was shown. */
    public String fingerprint() {
        String content =
                items.stream().map(item -> item.id() + ":" + item.version()).collect(Collectors.joining("\n"));
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public int kept() {
        return count(Verb.KEEP, false);
    }

    public int keptHigh() {
        return count(Verb.KEEP, true);
    }

    public int revoked() {
        return count(Verb.REVOKE, false);
    }

    private int count(Verb verb, boolean highOnly) {
        return (int) items.stream()
                .filter(item -> item.decision() != null && item.decision().verb() == verb)
                .filter(item -> !highOnly || item.tier().risk() == Risk.HIGH)
                .count();
    }
}
