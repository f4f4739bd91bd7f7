package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.Seen;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One entitlement as the catalogue shows it.
 *
 * @param entitlement names, kind and system
 * @param owner whoever answers for it, if that is a person we know
 * @param missing what it lacks; nothing for what is not governed
 */
public record CatalogueRow(
        Entitlement entitlement,
        Statement says,
        Seen seen,
        @Nullable Person owner,
        Set<Missing> missing) {

    public CatalogueRow {
        missing = Set.copyOf(missing);
    }

    public String id() {
        return entitlement.id();
    }

    public String descriptionIn(Locale language) {
        return language.getLanguage().equals("zh") ? says.descriptionZh() : says.descriptionEn();
    }

    /** The owner's user name, or the account's id where nobody is known by it. */
    public String ownerName() {
        return owner != null ? owner.username() : says.ownerId() == null ? "" : says.ownerId();
    }
}
