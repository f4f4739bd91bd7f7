package io.gatehouse.extension.config;

import io.gatehouse.extension.config.Claimed.What;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a protocol mapper gives, as a pure function of its provider and its settings. A provider that is not known here may
 * give anything.
 *
 * @see org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper for {@code claim.name}
 */
final class MapperPower {

    /** Claims that carry roles, groups or whom the token is about. */
    private static final Set<String> TELLING = Set.of(
            "realm_access",
            "resource_access",
            "roles",
            "role",
            "groups",
            "group",
            "sub",
            "aud",
            "azp",
            "authorization");

    /** They write what Keycloak itself knows of the person, or nothing that anybody trusts as a privilege. */
    private static final Set<String> HARMLESS = Set.of(
            "oidc-audience-resolve-mapper",
            "oidc-allowed-origins-mapper",
            "oidc-acr-mapper",
            "oidc-amr-mapper",
            "oidc-sub-mapper",
            "oidc-session-state-mapper",
            "oidc-nonce-backwards-compatible-mapper",
            "oidc-sha256-pairwise-sub-mapper",
            "oidc-parameterized-scope-mapper",
            "oidc-organization-membership-mapper",
            "saml-role-list-mapper",
            "saml-group-membership-mapper",
            "saml-audience-resolve-mapper",
            "saml-authn-context-class-ref-mapper",
            "saml-organization-membership-mapper",
            "docker-v2-allow-all-mapper");

    /** Whether they give something depends on the claim they write. */
    private static final Set<String> BY_CLAIM = Set.of(
            "oidc-usermodel-attribute-mapper",
            "oidc-usermodel-property-mapper",
            "oidc-usersessionmodel-note-mapper",
            "oidc-hardcoded-claim-mapper",
            "oidc-full-name-mapper",
            "oidc-address-mapper",
            "oidc-claims-param-token-mapper",
            "oidc-claims-param-value-idtoken-mapper",
            "oidc-parameterized-scope-user-property-mapper");

    private static final Set<String> BY_ATTRIBUTE = Set.of(
            "saml-hardcode-attribute-mapper",
            "saml-user-attribute-mapper",
            "saml-user-property-mapper",
            "saml-user-session-note-mapper");

    private static final String ROLE = "role";
    private static final String NEW_NAME = "new.role.name";

    private MapperPower() {}

    static List<Claimed> of(String provider, Map<String, String> config) {
        if (HARMLESS.contains(provider)) {
            return List.of();
        }
        if (BY_CLAIM.contains(provider)) {
            return telling(claim(config)) ? List.of(Claimed.ANYTHING) : List.of();
        }
        if (BY_ATTRIBUTE.contains(provider)) {
            return telling(value(config, "attribute.name")) || telling(value(config, "friendly.name"))
                    ? List.of(Claimed.ANYTHING)
                    : List.of();
        }
        return switch (provider) {
            case "oidc-hardcoded-role-mapper", "saml-hardcode-role-mapper" -> named(What.ROLE, value(config, ROLE));
            case "oidc-role-name-mapper", "saml-role-name-mapper" -> named(What.ROLE, value(config, NEW_NAME));
            case "oidc-audience-mapper", "saml-audience-mapper" -> audience(config);
            case "oidc-usermodel-realm-role-mapper" ->
                ofRoles(config, "usermodel.realmRoleMapping.rolePrefix", "realm_access");
            case "oidc-usermodel-client-role-mapper" ->
                ofRoles(config, "usermodel.clientRoleMapping.rolePrefix", "resource_access.${client_id}");
            case "oidc-group-membership-mapper", "oidc-organization-group-membership-mapper" -> ofGroups(claim(config));
            case "saml-user-attribute-nameid-mapper" -> List.of(Claimed.ANYTHING);
            default -> List.of(Claimed.ANYTHING);
        };
    }

    /** Roles that the person holds: under their own names and in their own place they are no more than that. */
    private static List<Claimed> ofRoles(Map<String, String> config, String prefix, String ownPlace) {
        String claim = claim(config);
        boolean carriesAccess = claim.startsWith("realm_access") || claim.startsWith("resource_access");
        boolean elsewhere = carriesAccess && !claim.startsWith(ownPlace);
        boolean renamed = telling(claim) && !value(config, prefix).isEmpty();
        return elsewhere || renamed ? List.of(Claimed.ANYTHING) : List.of();
    }

    /** Names of groups where roles or the subject are expected could be taken for them. */
    private static List<Claimed> ofGroups(String claim) {
        return telling(claim) && !claim.startsWith("group") ? List.of(Claimed.ANYTHING) : List.of();
    }

    private static List<Claimed> audience(Map<String, String> config) {
        return java.util.stream.Stream.of("included.client.audience", "included.custom.audience")
                .flatMap(key -> named(What.AUDIENCE, value(config, key)).stream())
                .toList();
    }

    private static List<Claimed> named(What what, String name) {
        return name.isEmpty() ? List.of() : List.of(new Claimed(what, name));
    }

    private static boolean telling(String claim) {
        String first = claim.split("[.:/]", 2)[0].replace("\\", "");
        String last = claim.substring(Math.max(claim.lastIndexOf('/'), claim.lastIndexOf(':')) + 1);
        return TELLING.contains(first.toLowerCase(Locale.ROOT)) || TELLING.contains(last.toLowerCase(Locale.ROOT));
    }

    private static String claim(Map<String, String> config) {
        return value(config, "claim.name");
    }

    private static String value(Map<String, String> config, String key) {
        String value = config.get(key);
        return value == null ? "" : value.strip();
    }
}
