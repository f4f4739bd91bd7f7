package io.gatehouse.extension.config;

/**
 * What a setting gives: an edge of the privilege graph that is stored in no row of its own.
 *
 * @param target id of the role or group, or {@link #ANYTHING}
 */
public record Power(Setting setting, Way way, String target) {

    /** The target of a setting whose effect cannot be told: it counts as governed. */
    public static final String ANYTHING = "*";

    /** How it gives it. */
    public enum Way {
        /** Puts it into tokens, or gives it at sign-in, to people who do not hold it. */
        INJECTS,
        /** Lets a client see it in the tokens of those who hold it. */
        EXPOSES,
        /** Makes tokens of one client good for another one, which trusts what stands in them. */
        AUDIENCE
    }

    /** May it be permitted by other people's approval? Not when nobody can tell what would be given. */
    public boolean canBePermitted() {
        return way == Way.EXPOSES || !target.equals(ANYTHING);
    }

    boolean isCoveredBy(Power before) {
        return setting.equals(before.setting)
                && way == before.way
                && (target.equals(before.target) || before.target.equals(ANYTHING));
    }
}
