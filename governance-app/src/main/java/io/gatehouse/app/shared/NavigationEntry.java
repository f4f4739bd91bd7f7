package io.gatehouse.app.shared;

import java.util.Set;

/**
 * One line of the navigation; a module brings a bean for each of its entry pages.
 *
 * @param order place from the top: to-do 10, my access 20, requests 30, reviews 40, departures 50, people 60, catalogue 70,
 *     fulfillment 80, evidence 90, insights 100, settings 110
 * @param path where it leads, e.g. {@code /reviews}
 * @param label message key
 * @param key letter of the keyboard shortcut {@code G} + letter, or empty
 * @param roles shown to people with one of these; empty: to everybody
 */
public record NavigationEntry(int order, String path, String label, String key, Set<AppRole> roles) {

    /** An entry for everybody who is signed in. */
    public static NavigationEntry forAll(int order, String path, String label, String key) {
        return new NavigationEntry(order, path, label, key, Set.of());
    }

    /** An entry for people with one of the roles. */
    public static NavigationEntry forRoles(int order, String path, String label, String key, AppRole... roles) {
        return new NavigationEntry(order, path, label, key, Set.of(roles));
    }

    /** Whether this person gets to see it. */
    public boolean isFor(Actor actor) {
        return roles.isEmpty() || roles.stream().anyMatch(actor::has);
    }
}
