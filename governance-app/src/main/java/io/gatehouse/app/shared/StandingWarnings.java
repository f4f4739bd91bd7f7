package io.gatehouse.app.shared;

import java.util.List;

/** What stands above every page for as long as it is so. A module brings a bean; it is asked for each page, so it must be quick. */
@FunctionalInterface
public interface StandingWarnings {

    /** What this person is to be warned of, the most serious first. */
    List<Warning> of(Actor actor);

    /**
     * @param key message key
     * @param arguments of the message
     * @param href where it is explained
     */
    record Warning(String key, List<Object> arguments, String href) {}
}
