package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SharedStack;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keycloak's cache does not know the row, and the guard hides it; a revocation and a departure take it away all the same. */
class HiddenGrantIsTakenAwayIT {

    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "hidden");
    }

    @Test
    void byARevocation() throws SQLException {
        LivePerson person = withAHiddenRole();
        realm.revoke(person, realm.roleId("secret"), "order-" + person.id()).expect(200);
        assertEquals(0, PastKeycloak.roles(realm, person));
    }

    @Test
    void byADeparture() throws SQLException {
        LivePerson leaver = withAHiddenRole();
        realm.realm()
                .depart("case-" + leaver.id(), leaver, realm.realm().now().minusSeconds(1))
                .expect(200);
        realm.realm().awaitState("case-" + leaver.id(), "ENDED");
        assertEquals(0, PastKeycloak.roles(realm, leaver));
    }

    private static LivePerson withAHiddenRole() throws SQLException {
        LivePerson person = realm.person();
        person.signIn("openid").expect(200);
        PastKeycloak.giveRoleUnseen(realm, person, realm.roleId("secret"));
        assertEquals(1, PastKeycloak.roles(realm, person));
        return person;
    }
}
