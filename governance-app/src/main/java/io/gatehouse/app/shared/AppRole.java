package io.gatehouse.app.shared;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What a person may do in Gatehouse itself. The codes are the client roles of {@code gatehouse-app} in Keycloak;
 * being a line manager is no role, the directory knows it.
 */
public enum AppRole {
    APPROVER,
    HR,
    CAMPAIGN_OWNER,
    AUDITOR,
    ADMINISTRATOR;

    /** The name of the client role, for example {@code campaign-owner}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The role with this code, or nothing for a name that is not ours. */
    public static Optional<AppRole> of(String code) {
        return Arrays.stream(values()).filter(role -> role.code().equals(code)).findFirst();
    }
}
