package io.gatehouse.realm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something a person of the demo company can hold.
 *
 * @param key how grants name it: {@code /group/path}, {@code client/role} or {@code realm-role}
 * @param tier T0 (most sensitive) to T3, null where the company classified nothing (ordinary)
 * @param owner user name of who answers for it
 * @param includes keys of what it brings along: composites of a role, roles of a group
 */
public record Entitlement(
        String key,
        Kind kind,
        @Nullable String tier,
        String dataClass,
        String owner,
        Text title,
        Text description,
        List<String> includes) {

    /** The kinds, named as in the extension's classification. */
    public enum Kind {
        REALM_ROLE,
        CLIENT_ROLE,
        GROUP
    }

    /** A text in the two languages of the product. */
    public record Text(String en, String zh) {}

    /** Name of the role in its client or realm; the path of a group. */
    public String name() {
        return kind == Kind.CLIENT_ROLE ? key.substring(key.indexOf('/') + 1) : key;
    }
}
