package io.gatehouse.app.directory;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A human we know, with the Keycloak account that is theirs.
 *
 * @param id the Keycloak account id
 * @param displayName the Chinese name, if there is one
 * @param zone zone of the work location
 * @param managerId account id of the line manager; nothing for the head of the company or when unknown
 * @param departed access has ended for good (the leaver register says so)
 * @param accessEnd the coming or past end of access, if a departure is registered
 */
public record Person(
        String id,
        String username,
        String givenName,
        String familyName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String employeeNumber,
        @Nullable String department,
        @Nullable String jobTitle,
        @Nullable String workLocation,
        ZoneId zone,
        @Nullable String managerId,
        @Nullable String locale,
        boolean external,
        boolean enabled,
        boolean departed,
        @Nullable Instant accessEnd) {

    /** {@code 张伟} in Chinese; {@code Zhang Wei (张伟)} otherwise; never splits a name on spaces. */
    public String nameIn(Locale language) {
        String latin = latinName();
        if (displayName == null || displayName.isBlank()) {
            return latin;
        }
        return language.getLanguage().equals("zh") ? displayName : latin + " (" + displayName + ")";
    }

    private String latinName() {
        boolean chinese = displayName != null && !displayName.isBlank();
        String name = chinese ? familyName + " " + givenName : givenName + " " + familyName;
        return name.isBlank() ? username : name.trim();
    }
}
