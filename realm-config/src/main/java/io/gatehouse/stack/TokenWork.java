package io.gatehouse.stack;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Tokens of ordinary people and of those who hold what is governed. */
final class TokenWork implements Work {

    private static final double GOAL = 0.97;

    /** So many hold something governed in the small realm. */
    private static final int HOLDERS = 10;

    private final AdminClient client;
    private final String token;
    private final String realm;
    private final String[] access = new String[Overhead.BATCH];
    private final String[] refresh = new String[Overhead.BATCH];

    TokenWork(BenchRealm realm) {
        this.client = realm.anonymous();
        this.realm = realm.name();
        this.token = AdminClient.tokenPath(realm.name());
    }

    @Override
    public List<Operation> operations() {
        int times = Overhead.BATCH;
        return List.of(
                new Operation("client credentials grant", GOAL, times, n -> clientCredentials()),
                new Operation("password grant", GOAL, times, n -> signIn(n, BenchRealm.ordinary(n))),
                new Operation("refresh", GOAL, times, this::refresh),
                new Operation("introspection", GOAL, times, this::introspect),
                new Operation(
                        "password grant, governed holder", null, times, n -> signIn(n, BenchRealm.holder(n % HOLDERS))),
                new Operation("refresh, governed holder", null, times, this::refresh),
                new Operation("introspection, governed holder", null, times, this::introspect));
    }

    @Override
    public void prepare() {
        // nothing: a batch makes the tokens that the next ones need
    }

    private void clientCredentials() {
        client.form(
                        token,
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "robot",
                                "client_secret", BenchRealm.SECRET))
                .expect(200);
    }

    private void signIn(int n, int person) {
        JsonNode tokens = client.tokens(realm, "portal", "person-" + person, BenchRealm.PASSWORD)
                .expect(200)
                .json();
        access[n] = tokens.path("access_token").asString();
        refresh[n] = tokens.path("refresh_token").asString();
    }

    private void refresh(int n) {
        client.form(token, Map.of("grant_type", "refresh_token", "client_id", "portal", "refresh_token", refresh[n]))
                .expect(200);
    }

    private void introspect(int n) {
        Answer answer = client.form(
                        token + "/introspect",
                        Map.of("client_id", "api", "client_secret", BenchRealm.SECRET, "token", access[n]))
                .expect(200);
        if (!answer.json().path("active").asBoolean(false)) {
            throw new StackFailure("Introspection says that the token is not active: " + answer.body());
        }
    }
}
