package io.gatehouse.app.review;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stored name as people read it; the same rule as {@link io.gatehouse.app.directory.Person#nameIn}. */
final class PersonName {

    private PersonName() {}

    static String in(Locale language, String givenName, String familyName, @Nullable String displayName) {
        if (displayName == null || displayName.isBlank()) {
            return (givenName + " " + familyName).strip();
        }
        return language.getLanguage().equals("zh")
                ? displayName
                : (familyName + " " + givenName).strip() + " (" + displayName + ")";
    }
}
