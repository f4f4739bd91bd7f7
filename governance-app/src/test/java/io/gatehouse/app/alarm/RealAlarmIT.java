package io.gatehouse.app.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.stack.AdminClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With the real extension: two administrators lower the mode of a realm, and people are told. */
class RealAlarmIT {

    private final RealRealm shared = new RealRealm();

    @Test
    void twoAdministratorsLowerTheMode() {
        String realm = shared.anotherRealm("alarm");
        AdminClient first = shared.admin;
        AdminClient second = shared.anotherAdministrator("alarm");
        try (Watched watched = new Watched(shared.reached(realm))) {
            mode(first, realm, "ENFORCE", 200);
            assertThat(watched.look()).isEmpty();

            mode(first, realm, "OBSERVE", 202);
            assertThat(watched.look()).as("one alone does not lower it").isEmpty();
            mode(second, realm, "OBSERVE", 200);
            assertThat(watched.look()).containsExactly("MODE_LOWERED");

            mode(first, realm, "ENFORCE", 200);
            assertThat(watched.look()).isEmpty();
            assertThat(watched.history()).containsExactly("alarm.opened MODE_LOWERED", "alarm.closed MODE_LOWERED");
        }
    }

    @Test
    void longerTokensOfTheRealmOrOfAClientAndTheirWayBack() {
        String realm = shared.anotherRealm("lifespan");
        String path = "/admin/realms/" + realm;
        try (Watched watched = new Watched(shared.reached(realm))) {
            assertThat(watched.look()).isEmpty();
            shared.admin.put(path, Map.of("accessTokenLifespan", 3600)).expect(204);
            assertThat(watched.look()).containsExactly("TOKENS_LIVE_LONGER");
            assertThat(watched.table.open().get(0).found()).containsExactly("3600");
            shared.admin.put(path, Map.of("accessTokenLifespan", 60)).expect(204);
            assertThat(watched.look()).isEmpty();
            String client = shared.admin
                    .post(
                            path + "/clients",
                            Map.of("clientId", "long", "attributes", Map.of("access.token.lifespan", "7200")))
                    .expect(201)
                    .createdId();
            assertThat(watched.look()).containsExactly("TOKENS_LIVE_LONGER");
            assertThat(watched.table.open().get(0).found()).containsExactly("7200");
            shared.admin.delete(path + "/clients/" + client).expect(204);
            assertThat(watched.look()).isEmpty();
        }
    }

    @Test
    void anAppWhoseRoleWasTakenAwayIsNotAccepted() {
        String realm = shared.anotherRealm("refused");
        String path = "/admin/realms/" + realm;
        try (Watched watched = new Watched(shared.reached(realm))) {
            assertThat(watched.look()).isEmpty();
            String client = shared.admin
                    .get(path + "/clients?clientId=gatehouse-app")
                    .expect(200)
                    .json()
                    .get(0)
                    .path("id")
                    .asString();
            shared.admin
                    .put(path + "/clients/" + client, Map.of("enabled", false))
                    .expect(204);
            // the token it has is good for a while; Keycloak asks about the client all the same
            assertThat(watched.look()).isEqualTo(List.of("APP_NOT_ACCEPTED"));
            shared.admin
                    .put(path + "/clients/" + client, Map.of("enabled", true))
                    .expect(204);
            assertThat(watched.look()).isEmpty();
        }
    }

    private static void mode(AdminClient administrator, String realm, String mode, int expected) {
        administrator
                .put("/admin/realms/" + realm + "/gatehouse/mode", Map.of("mode", mode, "reason", "maintenance"))
                .expect(expected);
    }
}
