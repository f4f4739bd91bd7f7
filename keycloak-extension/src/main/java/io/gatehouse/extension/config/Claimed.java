package io.gatehouse.extension.config;

/**
 * What a mapper claims to give, by the name that its settings use.
 *
 * @param name role as {@code role} or {@code client.role}, path of a group, client id; empty when it may be anything
 */
record Claimed(What what, String name) {

    enum What {
        ROLE,
        GROUP,
        AUDIENCE,
        ANYTHING
    }

    static final Claimed ANYTHING = new Claimed(What.ANYTHING, "");
}
