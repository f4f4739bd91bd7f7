package io.gatehouse.app.audit.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** How entries are tied together, in both chains (docs/extension-api.md, {@code GET /audit}). */
public final class Chain {
    /** What the first entry has as the hash before it. */
    public static final String START = "0".repeat(64);

    private Chain() {}

    /**
     * Hex SHA-256 of the previous hash, a line feed and the entry's canonical JSON: whoever changes, removes or inserts an
     * entry changes every hash behind it.
     */
    public static String hash(String previous, String canonical) {
        try {
            byte[] text = (previous + "\n" + canonical).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
