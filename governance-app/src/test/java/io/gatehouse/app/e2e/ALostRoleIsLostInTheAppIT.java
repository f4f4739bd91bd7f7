package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** What Keycloak takes away while somebody is signed in is gone in their session: at once for acts, soon for reading. */
@NeedsBrowser
class ALostRoleIsLostInTheAppIT {

    private static final String REALM = "/admin/realms/" + LocalStack.REALM;
    /** Reading asks Keycloak again after ten seconds here; a busy machine needs its time beside that. */
    private static final Duration SOON = Duration.ofSeconds(120);
    /** Sends an empty form, with the token that the page has against forged ones; answers status and final path. */
    private static final String SEND = """
            async path => {
                const form = new URLSearchParams();
                form.set('_csrf', document.querySelector('input[name=_csrf]').value);
                const answer = await fetch(path, {method: 'POST', body: form, headers: {'Accept': 'text/html'}});
                return answer.status + ' ' + answer.url.substring(location.origin.length);
            }""";
    /** Sends it many times at once, with as many reads in between; answers the different statuses of acts and of reads. */
    private static final String SEND_MANY = """
            async path => {
                const form = new URLSearchParams();
                form.set('_csrf', document.querySelector('input[name=_csrf]').value);
                const act = () => fetch(path, {method: 'POST', body: form, headers: {'Accept': 'text/html'}});
                const read = () => fetch('/', {headers: {'Accept': 'text/html'}});
                const sent = [];
                for (let i = 0; i < 15; i++) sent.push(act(), read());
                const answers = await Promise.all(sent);
                const kinds = start => [...new Set(answers.filter((a, i) => i % 2 == start)
                    .map(a => a.status + ' ' + a.url.substring(location.origin.length)))].join(',');
                return kinds(0) + ' | ' + kinds(1);
            }""";

    private final World world = World.get();

    @Test
    void aRoleTakenAwayStopsTheNextActAndThenThePages() {
        try (Visitor hr = Visitor.signIn(world, "meiling.chan", "en")) {
            assertThat(hr.page.navigate(world.url("/departures/new")).status()).isEqualTo(200);
            assertThat(send(hr, "/departures/preview"))
                    .as("with the role, a form that names nobody is only about nobody")
                    .startsWith("404");
            takeRole("meiling.chan", "hr");
            assertThat(send(hr, "/departures/preview")).as("the next act").startsWith("403");
            assertThat(hr.page.navigate(world.url("/departures/new")).status()).isEqualTo(403);
            assertThat(hr.page.locator("main").innerText()).contains("Not allowed", "Nothing was changed");
            assertThat(hr.page.navigate(world.url("/")).status())
                    .as("still signed in, without the role")
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"en,zhong.hua,Your sign-in has ended,Your access has ended", "zh-CN,zheng.kai,登录已失效,您的访问权限已终止"})
    void whomKeycloakRefusesIsSignedOutAndToldWhy(String language, String username, String ended, String closed) {
        try (Visitor somebody = Visitor.signIn(world, username, language)) {
            assertThat(somebody.page.navigate(world.url("/")).status()).isEqualTo(200);
            // no page is open meanwhile: its bell would ask too, and then only the bell would be told
            somebody.page.navigate("about:blank");
            disable(username);
            List<String> led = new ArrayList<>();
            Await.until("reading ends without any act", SOON, () -> {
                led.add(somebody.page.request().get(world.url("/")).url());
                return !led.get(led.size() - 1).equals(world.url("/"));
            });
            // the copy of the accounts may have heard of it before the next refresh; its page has words of its own
            String told = led.get(led.size() - 1);
            assertThat(told).isIn(world.url("/signed-out?why=ended"), world.url("/signed-out?why=account"));
            somebody.page.navigate(told);
            assertThat(somebody.page.locator("main").innerText()).contains(told.endsWith("account") ? closed : ended);
            somebody.open("/");
            assertThat(somebody.page.url()).as("no way back in").doesNotStartWith(world.url("/"));
        }
    }

    @Test
    void anActOfADisabledAccountIsNotCarriedOut() {
        try (Visitor somebody = Visitor.signIn(world, "zhao.lei", "en")) {
            disable("zhao.lei");
            assertThat(send(somebody, "/audit/check")).isEqualTo("200 /signed-out?why=ended");
        }
    }

    @Test
    void anActOfADeletedAccountIsNotCarriedOut() {
        String username = "gone-" + UUID.randomUUID();
        String id = world.admin()
                .post(
                        REALM + "/users",
                        Map.of(
                                "username",
                                username,
                                "enabled",
                                true,
                                "emailVerified",
                                true,
                                "email",
                                username + "@lanstone.example",
                                "firstName",
                                "Wei",
                                "lastName",
                                "Zhang",
                                "credentials",
                                List.of(Map.of("type", "password", "value", "demo", "temporary", false))))
                .expect(201)
                .createdId();
        try (Visitor somebody = Visitor.signIn(world, username, "en")) {
            assertThat(send(somebody, "/changes")).as("incomplete only").startsWith("400");
            world.admin().delete(REALM + "/users/" + id).expect(204);
            assertThat(send(somebody, "/changes")).isEqualTo("200 /signed-out?why=ended");
        }
    }

    /** Each refresh token counts once: a second use would end the sign-in. */
    @Test
    void manyRequestsAtOnceSignNobodyOutWhereRefreshTokensRotate() {
        rotation(true);
        try (Visitor somebody = Visitor.signIn(world, "bai.lu", "en")) {
            assertThat(String.valueOf(somebody.page.evaluate(SEND_MANY, "/changes")))
                    .isEqualTo("400 /changes | 200 /");
            assertThat(somebody.page.navigate(world.url("/")).status()).isEqualTo(200);
            assertThat(send(somebody, "/changes")).startsWith("400");
        } finally {
            rotation(false);
        }
    }

    private static String send(Visitor visitor, String path) {
        return String.valueOf(visitor.page.evaluate(SEND, path));
    }

    private void rotation(boolean on) {
        ObjectNode realm = (ObjectNode) world.admin().get(REALM).expect(200).json();
        world.admin()
                .put(REALM, realm.put("revokeRefreshToken", on).put("refreshTokenMaxReuse", 0))
                .expect(204);
    }

    private void takeRole(String username, String role) {
        String client = world.clientId("gatehouse-app");
        Object id = world.admin()
                .get(REALM + "/clients/" + client + "/roles/" + role)
                .expect(200)
                .json()
                .path("id")
                .asString();
        world.admin()
                .delete(
                        REALM + "/users/" + world.personId(username) + "/role-mappings/clients/" + client,
                        List.of(Map.of("id", id, "name", role)))
                .expect(204);
    }

    private void disable(String username) {
        String at = REALM + "/users/" + world.personId(username);
        ObjectNode person = (ObjectNode) world.admin().get(at).expect(200).json();
        world.admin().put(at, person.put("enabled", false)).expect(204);
    }
}
