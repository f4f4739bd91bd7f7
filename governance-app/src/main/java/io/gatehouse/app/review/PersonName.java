package io.gatehouse.app.review;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A stored name as people read it; the same rule as {@link io.gatehouse.app.directory.Person#nameIn}. */
final class PersonName {

    private PersonName() {}

    static String in(Locale language, String givenName, String familyName, @Nullable String displayName) {
        boolean chinese = displayName != null && !displayName.isBlank();
        if (chinese && language.getLanguage().equals("zh")) {
            return displayName;
        }
        String latin = (chinese ? familyName + " " + givenName : givenName + " " + familyName).strip();
        return chinese ? latin + " (" + displayName + ")" : latin;
    }
}
