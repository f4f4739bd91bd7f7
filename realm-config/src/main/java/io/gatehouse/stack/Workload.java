package io.gatehouse.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The operations of {@code token-overhead} against one server. Every answer is checked: a failure is not a fast success. */
final class Workload {

    private static final String REALM = "/admin/realms/" + LocalStack.REALM;
    private static final String TOKEN = AdminClient.tokenPath(LocalStack.REALM);

    private final AdminClient anonymous;
    private final AdminClient admin;
    private final String mappings;
    private final List<Map<String, String>> ordinaryRole;
    private String access = "";
    private String refresh = "";

    /** Makes an ordinary role; the realm's people and clients are the demo company's. */
    Workload(AdminClient anonymous, AdminClient admin) {
        this.anonymous = anonymous;
        this.admin = admin;
        admin.post(REALM + "/roles", Map.of("name", "bench-ordinary")).expect(201);
        String role = admin.get(REALM + "/roles/bench-ordinary")
                .expect(200)
                .json()
                .path("id")
                .asString();
        this.ordinaryRole = List.of(Map.of("id", role, "name", "bench-ordinary"));
        String user = admin.get(REALM + "/users?username=zhang.wei&exact=true")
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asString();
        this.mappings = REALM + "/users/" + user + "/role-mappings/realm";
    }

    /** Name and one execution of each operation. */
    Map<String, Runnable> operations() {
        Map<String, Runnable> all = new LinkedHashMap<>();
        all.put("client credentials grant", this::clientCredentials);
        all.put("password grant", this::signIn);
        all.put("refresh", this::refresh);
        all.put("introspection", this::introspect);
        all.put("role grant, ungoverned", this::grantAndRevoke);
        return all;
    }

    /** Fresh tokens, so that none ends during a batch; not timed. */
    void prepare() {
        Answer answer =
                anonymous.tokens(LocalStack.REALM, "erp", "chen.jing", "demo").expect(200);
        access = answer.json().path("access_token").asString();
        refresh = answer.json().path("refresh_token").asString();
        admin.get(REALM).expect(200);
    }

    private void clientCredentials() {
        anonymous
                .form(
                        TOKEN,
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "terraform",
                                "client_secret", "demo-terraform-secret"))
                .expect(200);
    }

    private void signIn() {
        anonymous.tokens(LocalStack.REALM, "erp", "chen.jing", "demo").expect(200);
    }

    private void refresh() {
        anonymous
                .form(TOKEN, Map.of("grant_type", "refresh_token", "client_id", "erp", "refresh_token", refresh))
                .expect(200);
    }

    private void introspect() {
        Answer answer = anonymous
                .form(
                        TOKEN + "/introspect",
                        Map.of(
                                "client_id", "demo-resource",
                                "client_secret", "demo-resource-secret",
                                "token", access))
                .expect(200);
        if (!answer.json().path("active").asBoolean(false)) {
            throw new StackFailure("Introspection says that the token is not active: " + answer.body());
        }
    }

    private void grantAndRevoke() {
        admin.post(mappings, ordinaryRole).expect(204);
        admin.delete(mappings, ordinaryRole).expect(204);
    }
}
