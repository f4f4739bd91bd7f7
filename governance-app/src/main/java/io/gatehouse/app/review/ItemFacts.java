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
 * @param grantedAt the earliest date in the grant ledger; for a baseline that is not when access was given, see {@link Path}
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
        @Nullable String systemNameZh,
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
     * @param grantedAt when the ledger wrote it down
     */
    public record Path(
            List<String> ids,
            @Nullable String origin,
            @Nullable Instant grantedAt) {
        public Path {
            ids = List.copyOf(ids);
        }

        /** The ledger only found it there: it was held before {@code grantedAt}, and nobody knows since when. */
        public boolean heldBefore() {
            return "BASELINE".equals(origin) || "RECLASSIFIED".equals(origin);
        }
    }

    public String personIn(Locale language) {
        return PersonName.in(language, givenName, familyName, displayName);
    }

    public String entitlementIn(Locale language) {
        String name = chinese(language) ? nameZh : nameEn;
        return name == null || name.isBlank() ? technicalName : name;
    }

    public @Nullable String systemIn(Locale language) {
        return chinese(language) && systemNameZh != null && !systemNameZh.isBlank() ? systemNameZh : systemName;
    }

    public @Nullable String descriptionIn(Locale language) {
        return chinese(language) ? descriptionZh : descriptionEn;
    }

    private static boolean chinese(Locale language) {
        return language.getLanguage().equals("zh");
    }
}
