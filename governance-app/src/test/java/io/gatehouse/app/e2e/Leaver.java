package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Somebody with a dozen grants, an online session and an offline token, and the ways in that are tried before and after the cut. */
final class Leaver {

    private final World world;
    private final Tokens tokens;
    private final String username;
    private final String id;
    private final DozenGrants grants;
    private final String accessToken;
    private final String refreshToken;
    private final String offlineToken;

    Leaver(World world, String username) {
        this.world = world;
        this.tokens = new Tokens(world);
        this.username = username;
        this.id = world.personId(username);
        this.grants = new DozenGrants(world, username);
        grants.add();
        JsonNode online = tokens.byPassword(username, "openid").expect(200).json();
        JsonNode offline =
                tokens.byPassword(username, "openid offline_access").expect(200).json();
        this.accessToken = online.path("access_token").asString();
        this.refreshToken = online.path("refresh_token").asString();
        this.offlineToken = offline.path("refresh_token").asString();
    }

    String id() {
        return id;
    }

    /** Every probe succeeds: without this, a refusal later would prove nothing. */
    void hasAccess() {
        assertThat(tokens.byRefresh(refreshToken).status()).isEqualTo(200);
        assertThat(tokens.byRefresh(offlineToken).status()).isEqualTo(200);
        assertThat(tokens.introspect(accessToken)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .isTrue();
        assertThat(tokens.userinfo(accessToken).status()).isEqualTo(200);
        assertThat(tokens.byPassword(username, "openid").status()).isEqualTo(200);
        assertThat(enabled()).isTrue();
        grants.areThere();
        assertThat(tokens.rolesOf(username))
                .as("a dozen roles in a fresh token")
                .hasSizeGreaterThanOrEqualTo(12);
    }

    /** Every probe that succeeded is refused, and the model read again holds nothing. */
    void hasNoAccess() {
        assertThat(tokens.byRefresh(refreshToken).status()).as("refresh").isEqualTo(400);
        assertThat(tokens.byRefresh(offlineToken).status())
                .as("offline refresh")
                .isEqualTo(400);
        assertThat(tokens.introspect(accessToken)
                        .expect(200)
                        .json()
                        .path("active")
                        .asBoolean())
                .as("introspection")
                .isFalse();
        assertThat(tokens.userinfo(accessToken).status()).as("userinfo").isEqualTo(401);
        assertThat(tokens.byPassword(username, "openid").status())
                .as("password sign-in")
                .isIn(400, 401);
        grants.areGone();
        reEnableIsRefused();
        assertThat(tokens.byPassword(username, "openid").status())
                .as("password sign-in after the try to re-enable")
                .isIn(400, 401);
    }

    boolean enabled() {
        return account().path("enabled").asBoolean();
    }

    private void reEnableIsRefused() {
        Answer answer = world.admin().put(account(""), Map.of("enabled", true));
        assertThat(answer.status()).as("re-enable: " + answer.body()).isEqualTo(403);
        assertThat(enabled()).as("enabled, read again").isFalse();
    }

    private JsonNode account() {
        return world.admin().get(account("")).expect(200).json();
    }

    private String account(String below) {
        return "/admin/realms/" + LocalStack.REALM + "/users/" + id + below;
    }
}
