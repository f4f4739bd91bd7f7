package io.gatehouse.app.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people are called, in the order that the language puts names in; implemented by {@code directory}. */
public interface PersonNames {

    /** Nothing for an account that is not known (yet): then the name that came with it has to do. */
    Optional<String> nameIn(String accountId, Locale language);

    /** Account ids of those who are called so, in either language and whichever way it is shown; also of those who have left. */
    Set<String> idsOf(String name);
}
