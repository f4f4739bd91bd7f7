package io.gatehouse.app.shared;

import java.util.Locale;
import java.util.Optional;

/** What people are called, in the order that the language puts names in; implemented by {@code directory}. */
@FunctionalInterface
public interface PersonNames {

    /** Nothing for an account that is not known (yet): then the name that came with it has to do. */
    Optional<String> nameIn(String accountId, Locale language);
}
