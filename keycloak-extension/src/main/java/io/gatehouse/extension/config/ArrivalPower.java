package io.gatehouse.extension.config;

import io.gatehouse.extension.config.Claimed.What;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a mapper of an identity provider or of a directory gives to those who arrive by it. Pure. A mapper of an identity
 * provider that is not known here may give anything.
 */
final class ArrivalPower {

    private static final Set<String> HARMLESS = Set.of(
            "hardcoded-attribute-idp-mapper",
            "hardcoded-user-session-attribute-idp-mapper",
            "oidc-user-session-note-idp-mapper",
            "oidc-user-attribute-idp-mapper",
            "oidc-username-idp-mapper",
            "saml-user-attribute-idp-mapper",
            "saml-xpath-attribute-idp-mapper",
            "saml-username-idp-mapper");

    private ArrivalPower() {}

    static List<Claimed> ofProvider(String mapper, Map<String, String> config) {
        String role = config.getOrDefault("role", "");
        String group = config.getOrDefault("group", "");
        if (!role.isBlank()) {
            return List.of(new Claimed(What.ROLE, role.strip()));
        }
        if (!group.isBlank()) {
            return List.of(new Claimed(What.GROUP, group.strip()));
        }
        boolean attributes = HARMLESS.contains(mapper) || mapper.endsWith("-user-attribute-mapper");
        return attributes ? List.of() : List.of(Claimed.ANYTHING);
    }

    /** Of a directory only the fixed ones: what others bring is judged person by person, when it is read or stored. */
    static List<Claimed> ofFederation(String mapper, Map<String, String> config) {
        return switch (mapper) {
            case "hardcoded-ldap-role-mapper" -> List.of(new Claimed(What.ROLE, config.getOrDefault("role", "")));
            case "hardcoded-ldap-group-mapper" -> List.of(new Claimed(What.GROUP, config.getOrDefault("group", "")));
            default -> List.of();
        };
    }
}
