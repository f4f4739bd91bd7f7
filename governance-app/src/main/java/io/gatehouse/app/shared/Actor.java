package io.gatehouse.app.shared;

import java.util.Set;

/**
 * Who does it: a signed-in person or the system itself (a job).
 *
 * @param id the Keycloak account id of a person, or {@code system:<job>}
 * @param name the name as shown and recorded
 * @param roles the person's roles in Gatehouse as of this sign-in
 */
public record Actor(String id, String name, Set<AppRole> roles) {

    private static final String SYSTEM = "system:";

    public Actor {
        roles = Set.copyOf(roles);
    }

    /** The system acting through the named job; it holds no role. */
    public static Actor system(String job) {
        return new Actor(SYSTEM + job, job, Set.of());
    }

    public boolean has(AppRole role) {
        return roles.contains(role);
    }
}
