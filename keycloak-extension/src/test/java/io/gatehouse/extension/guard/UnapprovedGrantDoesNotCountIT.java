package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Tokens;
import io.gatehouse.extension.live.Until;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Rows that nobody approved are written past Keycloak. They show nowhere; the same rows show everywhere once they are
 * approved, or where the gate only observes.
 */
class UnapprovedGrantDoesNotCountIT {
    private static LocalStack stack;
    private static GovernedRealm realm;
    private static GovernedRealm observing;
    private static Seen seen;
    private static Seen observed;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
        realm = GovernedRealm.create(stack, "guarded");
        seen = Seen.prepare(realm);
        observing = GovernedRealm.observing(stack, "unguarded");
        observed = Seen.prepare(observing);
    }

    @Test
    void aRole() throws SQLException {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        PastKeycloak.giveRole(realm, person, secret);
        seen.nowhere(person, "secret");
        assertEquals(1, PastKeycloak.roles(realm, person));
        realm.approval("GRANT_ROLE", person.id(), secret).submit().expect(200);
        seen.everywhere(person, "secret");
        assertEquals(List.of(false), hidden(person, secret));
        realm.revoke(person, secret, "order-" + person.id()).expect(200);
        seen.nowhere(person, "secret");

        LivePerson other = observing.person();
        PastKeycloak.giveRole(observing, other, observing.roleId("secret"));
        observed.everywhere(other, "secret");
    }

    @Test
    void aMembership() throws SQLException {
        LivePerson person = realm.person();
        String privileged = realm.groupId("privileged");
        PastKeycloak.join(realm, person, privileged);
        seen.nowhere(person, "secret");
        assertEquals(0, person.groups());
        assertEquals(
                0,
                realm.admin()
                        .get(realm.path("/users/" + person.id() + "/groups/count"))
                        .expect(200)
                        .json()
                        .path("count")
                        .asInt());
        realm.approval("JOIN_GROUP", person.id(), privileged)
                .with("closure_hash", ApprovalDraft.closureHash(privileged, realm.roleId("secret")))
                .submit()
                .expect(200);
        seen.everywhere(person, "secret");
        assertEquals(1, person.groups());

        LivePerson other = observing.person();
        PastKeycloak.join(observing, other, observing.groupId("privileged"));
        observed.everywhere(other, "secret");
    }

    /** What was smuggled in is missing; who holds the role or is in the group keeps everything else. */
    @Test
    void aCompositeAndAGroupsRole() throws SQLException {
        String secret = realm.roleId("secret");
        String team = realm.realm().role("team-of-all");
        String desk = realm.realm().group("desk-of-all");
        LivePerson holder = realm.person();
        holder.grant("team-of-all").expect(204);
        LivePerson member = realm.person();
        member.join(desk).expect(204);
        assertTrue(realm.freshRoles(holder).contains("team-of-all"));
        PastKeycloak.addComposite(realm, team, secret);
        PastKeycloak.addGroupRole(realm, desk, secret);
        Until.fits(
                "the guard sees what was done past Keycloak",
                Duration.ofSeconds(75),
                () -> List.of(
                        realm.freshRoles(holder).contains("secret"),
                        realm.freshRoles(member).contains("secret")),
                List.of(false, false)::equals);
        seen.nowhere(holder, "secret");
        seen.nowhere(member, "secret");
        seen.everywhere(holder, "team-of-all");
        assertEquals(1, member.groups());
        assertEquals(List.of(true), hidden(holder, secret));
        assertEquals(List.of(false), hidden(holder, team));

        realm.approval("ADD_COMPOSITE", team, secret).submit().expect(200);
        realm.approval("ADD_GROUP_ROLE", desk, secret).submit().expect(200);
        seen.everywhere(holder, "secret");
        seen.everywhere(holder, "team-of-all");
        seen.everywhere(member, "secret");
    }

    /** The expired row is held locked, so that no sweeper takes it away. */
    @Test
    void anExpiredGrantThoughNothingRuns() throws SQLException {
        LivePerson person = realm.person();
        String secret = realm.roleId("secret");
        Instant end = realm.realm().now().plus(Duration.ofMinutes(2));
        realm.approval("GRANT_ROLE", person.id(), secret)
                .with("valid_until", end.toString())
                .submit()
                .expect(200);
        seen.everywhere(person, "secret");
        JsonNode claims = Tokens.claims(
                person.signIn("openid").expect(200).json().path("access_token").asString());
        assertTrue(claims.path("exp").asLong() <= end.getEpochSecond(), "the token ends with the grant: " + claims);
        try (Connection connection = stack.postgres().connectAsSuperuser("keycloak")) {
            connection.setAutoCommit(false);
            try (PreparedStatement lock = connection.prepareStatement(
                    "select id from gatehouse_ledger where source_id = ? and live_key is not null for update")) {
                lock.setString(1, person.id());
                lock.executeQuery().close();
            }
            realm.realm().clockOffset(Duration.ofHours(1));
            Until.fits(
                    "the guard learns of the clock",
                    Duration.ofSeconds(5),
                    () -> realm.freshRoles(person),
                    roles -> !roles.contains("secret"));
            seen.nowhere(person, "secret");
            assertEquals(1, PastKeycloak.roles(realm, person));
        } finally {
            realm.realm().clockOffset(Duration.ZERO);
        }
    }

    @Test
    void anAdministrationRole() throws SQLException {
        LivePerson person = realm.person();
        String viewUsers = administrationRole(realm);
        PastKeycloak.giveRole(realm, person, viewUsers);
        assertEquals(403, asAdministrator(realm, person));
        realm.approval("GRANT_ROLE", person.id(), viewUsers)
                .with("closure_hash", closureHash(viewUsers))
                .submit()
                .expect(200);
        assertEquals(200, asAdministrator(realm, person));

        LivePerson other = observing.person();
        PastKeycloak.giveRole(observing, other, administrationRole(observing));
        assertEquals(200, asAdministrator(observing, other));
    }

    private static List<Boolean> hidden(LivePerson person, String entitlement) {
        return StreamSupport.stream(
                        realm.realm()
                                .app()
                                .get(realm.realm().gatehouse("/effective/" + person.id()))
                                .expect(200)
                                .json()
                                .path("grants")
                                .spliterator(),
                        false)
                .filter(line -> line.path("entitlement").asString().equals(entitlement))
                .map(line -> line.path("hidden").asBoolean(false))
                .toList();
    }

    private static String administrationRole(GovernedRealm where) {
        JsonNode client = where.admin()
                .get(where.path("/clients?clientId=realm-management"))
                .json()
                .get(0);
        return where.admin()
                .get(where.path("/clients/" + client.path("id").asString() + "/roles/view-users"))
                .json()
                .path("id")
                .asString();
    }

    private static String closureHash(String role) {
        List<String> ids = new java.util.ArrayList<>(List.of(role));
        realm.admin()
                .get(realm.path("/roles-by-id/" + role + "/composites"))
                .json()
                .forEach(child -> ids.add(child.path("id").asString()));
        return ApprovalDraft.closureHash(ids.toArray(String[]::new));
    }

    private static int asAdministrator(GovernedRealm where, LivePerson person) {
        String token =
                person.signIn("openid").expect(200).json().path("access_token").asString();
        return AdminClient.anonymous(stack.keycloak().url())
                .as(token)
                .get(where.path("/users"))
                .status();
    }
}
