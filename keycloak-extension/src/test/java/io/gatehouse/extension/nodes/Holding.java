package io.gatehouse.extension.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Tokens;
import io.gatehouse.stack.Answer;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Somebody's tokens, and what a node makes of them.
 *
 * @param person asks that node
 * @param access an access token
 * @param refresh a refresh token
 */
record Holding(LivePerson person, String access, String refresh) {

    private static final Set<String> EVERYWHERE = Set.of("sign-in", "refresh", "introspection");

    /** How often it is asked again whether it stays as it is: longer than a second, in which every node has looked anew. */
    private static final int AGAIN = 15;

    /** New tokens of that person, from the node that the person asks. */
    static Holding of(LivePerson person) {
        JsonNode tokens = person.signIn("openid").expect(200).json();
        return new Holding(
                person,
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString());
    }

    /** The same tokens, shown to another node. */
    Holding at(LivePerson elsewhere) {
        return new Holding(elsewhere, access, refresh);
    }

    /** Whether the role is in a token that the refresh token is good for now. */
    boolean refreshes(String role) {
        Answer answer = person.refresh(refresh);
        return answer.status() == 200
                && has(Tokens.claims(answer.json().path("access_token").asString()), role);
    }

    /** Where the role shows now. */
    Set<String> places(String role) {
        Set<String> places = new TreeSet<>();
        if (has(Tokens.claims(of(person).access), role)) {
            places.add("sign-in");
        }
        if (refreshes(role)) {
            places.add("refresh");
        }
        if (has(person.introspection(access), role)) {
            places.add("introspection");
        }
        return places;
    }

    void showsEverywhere(String role) {
        assertEquals(EVERYWHERE, places(role));
    }

    /** Nowhere, and it does not come back. */
    void showsNowhereAnyMore(String role) {
        for (int i = 0; i < AGAIN; i++) {
            assertEquals(Set.of(), places(role), "asked for the " + (i + 1) + ". time");
        }
    }

    private static boolean has(JsonNode claims, String role) {
        JsonNode roles = claims.path("realm_access").path("roles");
        return StreamSupport.stream(roles.spliterator(), false)
                .anyMatch(one -> one.asString().equals(role));
    }
}
