package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Writes grants past Keycloak, as whoever has its database can. */
final class PastKeycloak {
    private PastKeycloak() {}

    /** Keycloak's caches know of it. */
    static void giveRole(GovernedRealm realm, LivePerson person, String role) throws SQLException {
        giveRoleUnseen(realm, person, role);
        clearCaches(realm);
    }

    /** Keycloak's caches do not know of it. */
    static void giveRoleUnseen(GovernedRealm realm, LivePerson person, String role) throws SQLException {
        insert(realm, "user_role_mapping (user_id, role_id) values (?, ?)", person.id(), role);
    }

    static void join(GovernedRealm realm, LivePerson person, String group) throws SQLException {
        insert(
                realm,
                "user_group_membership (user_id, group_id, membership_type) values (?, ?, 'UNMANAGED')",
                person.id(),
                group);
        clearCaches(realm);
    }

    static void addComposite(GovernedRealm realm, String role, String child) throws SQLException {
        insert(realm, "composite_role (composite, child_role) values (?, ?)", role, child);
        clearCaches(realm);
    }

    static void addGroupRole(GovernedRealm realm, String group, String role) throws SQLException {
        insert(realm, "group_role_mapping (group_id, role_id) values (?, ?)", group, role);
        clearCaches(realm);
    }

    /** Role mappings of the person in the database, the realm's default role left out. */
    static long roles(GovernedRealm realm, LivePerson person) {
        return Rows.count(
                realm.realm().stack(),
                "select count(*) from user_role_mapping where role_id not in (select id from keycloak_role where"
                        + " name like 'default-roles-%') and user_id = ?",
                person.id());
    }

    private static void clearCaches(GovernedRealm realm) {
        for (String cache : List.of("user", "realm")) {
            realm.admin()
                    .post(realm.path("/clear-" + cache + "-cache"), Map.of())
                    .expect(204);
        }
    }

    private static void insert(GovernedRealm realm, String into, String first, String second) throws SQLException {
        try (Connection connection = realm.realm().stack().postgres().connectAsSuperuser("keycloak");
                PreparedStatement insert = connection.prepareStatement("insert into " + into)) {
            insert.setString(1, first);
            insert.setString(2, second);
            assertEquals(1, insert.executeUpdate());
        }
    }
}
