package io.gatehouse.extension.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.config.Claimed.What;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What those who arrive by an identity provider or a directory are given. */
class ArrivalPowerTest {

    @Test
    void rolesAndGroupsThatAreNamed() {
        assertEquals(
                List.of(new Claimed(What.ROLE, "secret")),
                ArrivalPower.ofProvider("oidc-hardcoded-role-idp-mapper", Map.of("role", "secret")));
        assertEquals(
                List.of(new Claimed(What.GROUP, "/privileged")),
                ArrivalPower.ofProvider("oidc-advanced-group-idp-mapper", Map.of("group", "/privileged")));
        assertEquals(
                List.of(new Claimed(What.ROLE, "secret")),
                ArrivalPower.ofFederation("hardcoded-ldap-role-mapper", Map.of("role", "secret")));
    }

    @Test
    void attributesAreNoAccess() {
        assertEquals(List.of(), ArrivalPower.ofProvider("oidc-user-attribute-idp-mapper", Map.of("claim", "roles")));
        assertEquals(List.of(), ArrivalPower.ofProvider("github-user-attribute-mapper", Map.of()));
        assertEquals(List.of(), ArrivalPower.ofFederation("user-attribute-ldap-mapper", Map.of()));
    }

    @Test
    void anUnknownOneMayGiveAnything() {
        assertEquals(List.of(Claimed.ANYTHING), ArrivalPower.ofProvider("somebodys-own", Map.of()));
    }
}
