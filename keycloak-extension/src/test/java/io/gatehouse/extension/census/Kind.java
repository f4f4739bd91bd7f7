package io.gatehouse.extension.census;

import java.util.Arrays;

/** What an operation can do to privilege, at its worst. */
enum Kind {
    /** Can give somebody a role, a membership, or a role more of meaning, or put one into a token. */
    GRANTS("grants"),
    /** Gives no role, but lets one act as somebody or something that has one, or changes who decides about that. */
    GRANT_EQUIVALENT("grant-equivalent"),
    /** Can only take away. */
    REVOKES("revokes"),
    /** Changes nothing that privilege hangs on. */
    NEUTRAL("neutral");

    private final String word;

    Kind(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static Kind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word
                        + "' is no class of the census: write grants, grant-equivalent, revokes or neutral"));
    }
}
