package io.gatehouse.extension.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The roles that are sensitive before anybody has classified anything. */
class BuiltInTiersTest {

    @Test
    void administrationRolesOfARealm() {
        assertEquals(Tier.T0, tier(false, "realm-management", "manage-users"));
        assertEquals(Tier.T0, tier(false, "realm-management", "realm-admin"));
        assertEquals(Tier.T1, tier(false, "realm-management", "manage-events"));
        assertEquals(Tier.T1, tier(false, "realm-management", "create-client"));
        assertEquals(Tier.T1, tier(false, "realm-management", "some-role-of-a-later-version"));
        assertEquals(Tier.T2, tier(false, "realm-management", "view-users"));
        assertEquals(Tier.T2, tier(false, "realm-management", "query-groups"));
    }

    @Test
    void rolesOfTheMasterRealm() {
        assertEquals(Tier.T0, tier(true, null, "admin"));
        assertEquals(Tier.T0, tier(true, null, "create-realm"));
        assertEquals(Tier.T0, tier(true, "lanstone-realm", "impersonation"));
        assertEquals(Tier.T3, tier(false, null, "admin"), "an ordinary realm's role may be called admin");
        assertEquals(Tier.T3, tier(false, "lanstone-realm", "impersonation"));
    }

    @Test
    void rolesOfTheApp() {
        assertEquals(Tier.T0, tier(false, "gatehouse-app", "administrator"));
        assertEquals(Tier.T0, tier(false, "gatehouse-app", "extension-access"));
        assertEquals(Tier.T1, tier(false, "gatehouse-app", "approver"));
    }

    @Test
    void everythingElseIsOrdinary() {
        assertEquals(Tier.T3, tier(false, null, "offline_access"));
        assertEquals(Tier.T3, tier(false, "account", "manage-account"));
    }

    @Test
    void onlyAdministrationRolesAreKeycloaksOwn() {
        BuiltInTiers tiers = new BuiltInTiers(true, "gatehouse-app");
        assertTrue(tiers.keycloaksOwn(null, "admin"));
        assertTrue(tiers.keycloaksOwn("lanstone-realm", "manage-users"));
        assertFalse(tiers.keycloaksOwn("gatehouse-app", "administrator"));
        assertFalse(tiers.keycloaksOwn(null, "plain"));
    }

    private static Tier tier(boolean master, @Nullable String client, String role) {
        return new BuiltInTiers(master, "gatehouse-app").of(client, role);
    }
}
