package io.gatehouse.extension.paths;

import java.util.List;

/**
 * What an act takes in Keycloak.
 *
 * @param roles of {@code realm-management}
 * @param type of a fine-grained admin permission, empty for none: it is given for all objects of that type
 * @param scopes of that permission
 */
record Rights(List<String> roles, String type, List<String> scopes) {

    static Rights roles(String... roles) {
        return new Rights(List.of(roles), "", List.of());
    }

    /** By permission only, without any role of the highest tier. */
    static Rights permission(String type, String... scopes) {
        return new Rights(List.of(), type, List.of(scopes));
    }

    @Override
    public String toString() {
        return type.isEmpty() ? String.join("-", roles) : type + "-" + String.join("-", scopes);
    }
}
