package io.gatehouse.extension.paths;

/**
 * What one actor comes to by one path.
 *
 * @param reason why, in words; empty when the result says it all
 */
record Cell(Result result, String reason) {

    enum Result {
        /** 403 with a reference; nothing of it in the rows, nothing in any token. */
        REFUSED("refused"),
        /** Rows may exist or a sign-in goes on, but the privilege shows nowhere. */
        NO_EFFECT("no effect in any token"),
        /** It works at first, and people are told within a minute. */
        DETECTED("detected ≤ 60 s"),
        NOT_APPLICABLE("not applicable"),
        /** It granted nothing on the stock server either, or was not tried: the cell proves nothing. */
        NOT_SHOWN("not shown"),
        /** It works without any approval. */
        OPEN("**OPEN**");

        private final String word;

        Result(String word) {
            this.word = word;
        }

        String word() {
            return word;
        }

        /** Does the gate hold here, by what was seen? */
        boolean holds() {
            return this == REFUSED || this == NO_EFFECT || this == DETECTED;
        }
    }

    static Cell of(Result result) {
        return new Cell(result, "");
    }
}
