package io.gatehouse.app.shared;

import java.util.List;
import java.util.Set;

/**
 * Which requests a module answers, and for whom. Each module brings one bean; a request that no rule names is refused.
 * A rule opens the door only: whether <em>this</em> person may see <em>this</em> object is decided in the use case.
 */
@FunctionalInterface
public interface AccessRules {

    /** The module's rules; the first that matches decides. */
    List<Rule> rules();

    /**
     * @param method HTTP method in capitals
     * @param pattern path pattern as Spring writes it, e.g. {@code /reviews/{id}/decisions}
     * @param roles one of these is needed; empty: anybody who is signed in
     */
    record Rule(String method, String pattern, Set<AppRole> roles) {}

    /** A page or resource to read; HEAD comes with it. */
    static Rule get(String pattern, AppRole... roles) {
        return new Rule("GET", pattern, Set.of(roles));
    }

    /** A form or API call that changes something. */
    static Rule post(String pattern, AppRole... roles) {
        return new Rule("POST", pattern, Set.of(roles));
    }

    /** An API call that replaces something. */
    static Rule put(String pattern, AppRole... roles) {
        return new Rule("PUT", pattern, Set.of(roles));
    }

    /** An API call that removes something. */
    static Rule delete(String pattern, AppRole... roles) {
        return new Rule("DELETE", pattern, Set.of(roles));
    }
}
