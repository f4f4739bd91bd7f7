package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import io.gatehouse.stack.Statements;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the guard adds to reading a person, counted by PostgreSQL: nothing, and one statement for whoever holds what is governed. */
class GuardCostsNoStatementIT {
    private static final int TRIES = 4;

    private static LocalStack stack;
    private static GovernedRealm enforcing;
    private static GovernedRealm observing;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
        enforcing = GovernedRealm.create(stack, "read-on");
        observing = GovernedRealm.observing(stack, "read-off");
    }

    @Test
    void aPersonWithoutGovernedGrants() {
        LivePerson guarded = ordinary(enforcing);
        LivePerson plain = ordinary(observing);
        try (Statements statements = Statements.of(stack.postgres(), "keycloak")) {
            for (boolean cached : List.of(true, false)) {
                List<String> with = fewest(statements, enforcing, guarded, cached);
                List<String> without = fewest(statements, observing, plain, cached);
                assertEquals(without.size(), with.size(), String.join("\n", with));
                assertEquals(0, gatehouse(with), String.join("\n", with));
            }
        }
    }

    @Test
    void aPersonWithAGovernedGrant() {
        LivePerson person = ordinary(enforcing);
        enforcing
                .approval("GRANT_ROLE", person.id(), enforcing.roleId("secret"))
                .submit()
                .expect(200);
        try (Statements statements = Statements.of(stack.postgres(), "keycloak")) {
            List<String> with = fewest(statements, enforcing, person, true);
            assertEquals(READ_ROLES, gatehouse(with), "one for each such request: " + String.join("\n", with));
        }
    }

    /** Sign-in, refresh, introspection; the client's userinfo shows no roles, so nothing is asked for it. */
    private static final int READ_ROLES = 3;

    private static LivePerson ordinary(GovernedRealm realm) {
        LivePerson person = realm.person();
        person.grant("plain").expect(204);
        person.join(realm.groupId("staff")).expect(204);
        read(person);
        return person;
    }

    private static void read(LivePerson person) {
        JsonNode tokens = person.signIn("openid").expect(200).json();
        JsonNode again = person.refresh(tokens.path("refresh_token").asString())
                .expect(200)
                .json();
        person.userinfo(again.path("access_token").asString()).expect(200);
        person.active(again.path("access_token").asString());
    }

    /** Of several tries, because Keycloak's own timers write too. Timers of ours are left out. */
    private static List<String> fewest(Statements statements, GovernedRealm realm, LivePerson person, boolean cached) {
        return IntStream.range(0, TRIES)
                .mapToObj(i -> {
                    if (!cached) {
                        realm.admin()
                                .post(realm.path("/clear-user-cache"), Map.of())
                                .expect(204);
                    }
                    return statements.during(() -> read(person)).stream()
                            .filter(transaction -> !Statements.timer(transaction))
                            .flatMap(List::stream)
                            .toList();
                })
                .min(Comparator.comparingInt(List::size))
                .orElseThrow();
    }

    private static long gatehouse(List<String> statements) {
        return statements.stream().filter(text -> text.contains("gatehouse")).count();
    }
}
