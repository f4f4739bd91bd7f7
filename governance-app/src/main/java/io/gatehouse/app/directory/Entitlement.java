package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Risk;
import io.gatehouse.app.shared.Tier;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person can hold: a realm role, client role or group.
 *
 * @param technicalName role name, {@code client/role} or group path
 * @param systemName the client system's business name; nothing for realm roles and groups
 * @param systemNameZh the same in Chinese, where one was given
 * @param governed its tier, or one that it reaches, is T0, T1 or T2
 * @param closureHash what it reached when last read; an approval binds it
 */
public record Entitlement(
        String id,
        Kind kind,
        String technicalName,
        @Nullable String systemId,
        @Nullable String systemName,
        @Nullable String systemNameZh,
        Tier tier,
        boolean governed,
        @Nullable String dataClass,
        @Nullable String ownerId,
        @Nullable String nameEn,
        @Nullable String nameZh,
        @Nullable String descriptionEn,
        @Nullable String descriptionZh,
        String closureHash) {

    public enum Kind {
        REALM_ROLE,
        CLIENT_ROLE,
        GROUP
    }

    /** The business name in that language, the technical name where none was given. */
    public String nameIn(Locale language) {
        String chosen = language.getLanguage().equals("zh") ? nameZh : nameEn;
        return chosen == null || chosen.isBlank() ? technicalName : chosen;
    }

    /** The business name of its system in that language; the other one where only that was given. */
    public @Nullable String systemNameIn(Locale language) {
        boolean chinese = language.getLanguage().equals("zh") && systemNameZh != null && !systemNameZh.isBlank();
        return chinese ? systemNameZh : systemName;
    }

    public @Nullable String descriptionIn(Locale language) {
        return language.getLanguage().equals("zh") ? descriptionZh : descriptionEn;
    }

    /** The same with the texts that the app keeps. */
    Entitlement described(Descriptions.@Nullable Text text) {
        if (text == null) {
            return this;
        }
        return new Entitlement(
                id,
                kind,
                technicalName,
                systemId,
                systemName,
                systemNameZh,
                tier,
                governed,
                dataClass,
                ownerId,
                nameEn,
                nameZh,
                text.en() == null ? descriptionEn : text.en(),
                text.zh() == null ? descriptionZh : text.zh(),
                closureHash);
    }

    public Risk risk() {
        return tier.risk();
    }
}
