package io.gatehouse.app.review;

import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who holds what and how, as it stood when the campaign opened.
 *
 * @param kind REALM_ROLE, CLIENT_ROLE or GROUP
 * @param via by which rule the reviewer was found, a code of {@code ReviewerChoice.Via}
 * @param paths one for each way in which it is held
 * @param grantedAt the earliest that is known
 * @param isNew not in the last closed campaign
 */
public record ItemFacts(
        String givenName,
        String familyName,
        @Nullable String displayName,
        @Nullable String jobTitle,
        @Nullable String department,
        String kind,
        String technicalName,
        @Nullable String systemName,
        @Nullable String nameEn,
        @Nullable String nameZh,
        @Nullable String descriptionEn,
        @Nullable String descriptionZh,
        Tier tier,
        String via,
        List<Path> paths,
        boolean direct,
        @Nullable Instant grantedAt,
        @Nullable Instant validUntil,
        boolean isNew) {

    public ItemFacts {
        paths = List.copyOf(paths);
    }

    /**
     * @param ids from what the person holds itself to the entitlement, both included
     * @param origin BASELINE, APPROVED, RECLASSIFIED, DEFINITION; nothing when the ledger does not know it
     */
    public record Path(List<String> ids, @Nullable String origin) {
        public Path {
            ids = List.copyOf(ids);
        }
    }

    public String personIn(Locale language) {
        return PersonName.in(language, givenName, familyName, displayName);
    }

    public String entitlementIn(Locale language) {
        String name = chinese(language) ? nameZh : nameEn;
        return name == null || name.isBlank() ? technicalName : name;
    }

    public @Nullable String descriptionIn(Locale language) {
        return chinese(language) ? descriptionZh : descriptionEn;
    }

    /** Some way of holding it was never approved. */
    public boolean outsideLedger() {
        return paths.stream().anyMatch(path -> path.origin() == null);
    }

    private static boolean chinese(Locale language) {
        return language.getLanguage().equals("zh");
    }
}
