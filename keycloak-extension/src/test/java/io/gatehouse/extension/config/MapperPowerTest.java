package io.gatehouse.extension.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.config.Claimed.What;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a mapper gives follows from its provider and its settings alone. */
class MapperPowerTest {

    @ParameterizedTest
    @ValueSource(strings = {"oidc-hardcoded-role-mapper", "saml-hardcode-role-mapper"})
    void aFixedRole(String provider) {
        assertEquals(List.of(role("shop.refunds")), MapperPower.of(provider, Map.of("role", "shop.refunds")));
        assertEquals(List.of(), MapperPower.of(provider, Map.of()), "nothing is named, nothing is given");
    }

    @ParameterizedTest
    @ValueSource(strings = {"oidc-role-name-mapper", "saml-role-name-mapper"})
    void anotherNameForARole(String provider) {
        assertEquals(
                List.of(role("secret")),
                MapperPower.of(provider, Map.of("role", "plain", "new.role.name", " secret ")));
    }

    @ParameterizedTest
    @CsvSource({
        "oidc-hardcoded-claim-mapper, realm_access.roles",
        "oidc-hardcoded-claim-mapper, resource_access.shop.roles",
        "oidc-usermodel-attribute-mapper, realm_access",
        "oidc-usermodel-attribute-mapper, sub",
        "oidc-usermodel-property-mapper, Roles",
        "oidc-usersessionmodel-note-mapper, groups",
        "oidc-claims-param-value-idtoken-mapper, aud",
        "oidc-usermodel-client-role-mapper, realm_access.roles",
        "oidc-usermodel-client-role-mapper, resource_access.shop.roles",
        "oidc-usermodel-realm-role-mapper, resource_access.shop.roles",
        "oidc-group-membership-mapper, realm_access.roles",
        "script-anything.js, department",
        "somebodys-own-mapper, department"
    })
    void aClaimThatTellsOfAccessMayBeAnything(String provider, String claim) {
        assertEquals(List.of(Claimed.ANYTHING), MapperPower.of(provider, Map.of("claim.name", claim)));
    }

    @ParameterizedTest
    @CsvSource({
        "oidc-hardcoded-claim-mapper, department",
        "oidc-usermodel-attribute-mapper, address.street",
        "oidc-usersessionmodel-note-mapper, clientHost",
        "oidc-usermodel-realm-role-mapper, realm_access.roles",
        "oidc-usermodel-realm-role-mapper, groups",
        "oidc-usermodel-client-role-mapper, resource_access.${client_id}.roles",
        "oidc-group-membership-mapper, groups",
        "oidc-sub-mapper, sub",
        "oidc-audience-resolve-mapper, aud"
    })
    void whatKeycloakKnowsInItsOwnPlaceIsNoMore(String provider, String claim) {
        assertEquals(List.of(), MapperPower.of(provider, Map.of("claim.name", claim)));
    }

    @Test
    void aPrefixMakesARoleAnotherOne() {
        assertEquals(
                List.of(Claimed.ANYTHING),
                MapperPower.of(
                        "oidc-usermodel-realm-role-mapper",
                        Map.of("claim.name", "realm_access.roles", "usermodel.realmRoleMapping.rolePrefix", "sec")));
    }

    @Test
    void anAudience() {
        assertEquals(
                List.of(new Claimed(What.AUDIENCE, "shop")),
                MapperPower.of("oidc-audience-mapper", Map.of("included.client.audience", "shop")));
    }

    @ParameterizedTest
    @CsvSource({
        "Role, true",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/role, true",
        "urn:oid:2.5.4.42, false"
    })
    void anAttributeOfAnAssertion(String name, boolean telling) {
        assertEquals(
                telling ? List.of(Claimed.ANYTHING) : List.of(),
                MapperPower.of("saml-hardcode-attribute-mapper", Map.of("attribute.name", name)));
    }

    private static Claimed role(String name) {
        return new Claimed(What.ROLE, name);
    }
}
