package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was last read from Keycloak. Set-based SQL of other modules may read the published views
 * {@code directory.published_person}, {@code directory.published_entitlement}, {@code directory.published_grant},
 * {@code directory.published_reach}, {@code directory.published_decisive_owner} and
 * {@code directory.published_classification}; nothing else of this schema.
 */
public interface Directory {

    Optional<Person> person(String personId);

    /** @throws io.gatehouse.app.shared.UnknownObject when nobody has this id */
    Person requirePerson(String personId);

    Optional<Person> personByUsername(String username);

    /** People whose name (either language), user name, mail or number contains the text; not departed ones; ordered. */
    List<Person> findPeople(String text, int limit);

    /** The same among this person and everybody below them. */
    List<Person> findPeopleInLine(String managerId, String text, int limit);

    List<Person> reportsOf(String managerId);

    boolean isManager(String personId);

    /** The line from the manager upwards, nearest first; ends at a cycle. */
    List<Person> managersAbove(String personId);

    Optional<Entitlement> entitlement(String entitlementId);

    /** @throws io.gatehouse.app.shared.UnknownObject when nothing has this id */
    Entitlement requireEntitlement(String entitlementId);

    /**
     * Takes over a classification that the extension has just written. What follows from it for others comes with the next
     * reading of everything.
     */
    void classified(String entitlementId, Tier tier, @Nullable String dataClass, @Nullable String ownerId);

    /** Entitlements whose names, description or system contain the text. */
    List<Entitlement> findEntitlements(String text, int limit);

    /** Effective access of one person, every path a row. */
    List<Grant> grantsOf(String personId);

    /** When the copy was last complete; nothing before the first time. */
    @Nullable
    Instant readAt();

    /** Reads one person again from Keycloak, now; used after an order was carried out. */
    void refresh(String personId);

    /** Reads everything again from Keycloak, now. */
    void refreshAll();
}
