package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Promise 2 for definitions: whoever puts a governed role into another role with Keycloak's own admin API is refused, and the
 * attempt waits in the app. Completed there and approved by people who do not gain by it, it works: everybody who holds the
 * role has the new one in a fresh token.
 */
@NeedsBrowser
class AnUnapprovedWideningIsRefusedIT {

    private static final String REALM = "/admin/realms/" + LocalStack.REALM;
    private static final String PREPARE = "treasury/payment-prepare";
    private static final Duration ONE_READ = Duration.ofSeconds(120);

    private final World world = World.get();
    private final Tokens tokens = new Tokens(world);
    private final String name = "desk-" + UUID.randomUUID().toString().substring(0, 8);
    private String desk = "";
    private String prepare = "";

    /** An ordinary role that a clerk holds, and one of the approvers too. */
    @BeforeEach
    void aRoleThatTwoPeopleHold() {
        world.admin().post(REALM + "/roles", Map.of("name", name)).expect(201);
        desk = id(REALM + "/roles/" + name);
        prepare = id(REALM + "/clients/" + world.clientId("treasury") + "/roles/payment-prepare");
        for (String holder : List.of("feng.yi", "ding.hao")) {
            world.admin()
                    .post(mappings(holder), List.of(Map.of("id", desk, "name", name)))
                    .expect(204);
        }
    }

    @AfterEach
    void noRole() {
        world.admin().delete(REALM + "/roles-by-id/" + desk).expect(204);
    }

    @Test
    void anUnapprovedWideningIsRefusedAndAnApprovedOneReachesWhoeverHoldsTheRole() {
        String reference = refused();
        assertThat(stored()).as("rows").isZero();
        assertThat(tokens.rolesOf("feng.yi")).as("a fresh token").doesNotContain(PREPARE);

        String path = completed(reference);
        whoGainsDoesNotDecide(path);
        world.admin()
                .delete(mappings("ding.hao"), List.of(Map.of("id", desk, "name", name)))
                .expect(204);
        approvedBy("ding.hao", path);
        assertThat(stored()).as("the owner has not agreed yet").isZero();
        approvedBy("luo.min", path);
        verified(path);

        assertThat(composites()).as("read in a new session").contains(prepare);
        assertThat(stored()).as("rows").isEqualTo(1);
        assertThat(tokens.rolesOf("feng.yi"))
                .as("a fresh token after the approvals")
                .contains(PREPARE);
        assertThat(tokens.rolesOf("ding.hao")).as("who does not hold the role").doesNotContain(PREPARE);
        JsonNode entries = world.admin()
                .get(REALM + "/gatehouse/ledger?subject=" + desk + "&entitlement=" + prepare + "&state=LIVE")
                .expect(200)
                .json();
        assertThat(entries.size()).isEqualTo(1);
        assertThat(entries.path(0).path("approvers").toString())
                .contains(world.personId("ding.hao"), world.personId("luo.min"));
    }

    private String refused() {
        Answer answer =
                world.admin().post(REALM + "/roles-by-id/" + desk + "/composites", List.of(Map.of("id", prepare)));
        return GrantStory.refusedAs(answer);
    }

    /** The server's administrator is nobody in the company: an administrator of Gatehouse says why, and submits. */
    private String completed(String reference) {
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", "en")) {
            GrantStory.find(liuYang, reference);
            liuYang.test("captured-" + reference).locator("a").first().click();
            Await.until("the role and who holds it are known", ONE_READ, () -> {
                liuYang.page.reload();
                return liuYang.test("gaining").innerText().contains("2 people");
            });
            liuYang.page.fill("#reason", "The desk prepares payments from this quarter on");
            liuYang.test("submit").click();
            assertThat(liuYang.test("request-status").getAttribute("data-status"))
                    .isEqualTo("SUBMITTED");
            assertThat(liuYang.test("would-gain").innerText()).contains("Ding Hao");
            String url = liuYang.page.url();
            return url.substring(url.indexOf("/changes/"));
        }
    }

    private void whoGainsDoesNotDecide(String path) {
        try (Visitor dingHao = Visitor.signIn(world, "ding.hao", "zh-CN")) {
            dingHao.open(path);
            assertThat(dingHao.test("approve").count()).isZero();
            assertThat(dingHao.test("why-not").innerText()).contains("获得权限");
        }
    }

    private void approvedBy(String username, String path) {
        try (Visitor approver = Visitor.signIn(world, username, "en")) {
            Await.until(username + " may decide", ONE_READ, () -> {
                approver.open(path);
                return approver.test("approve").count() == 1;
            });
            approver.page.fill("#reason", "Agreed");
            approver.test("approve").click();
        }
    }

    private void verified(String path) {
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", "en")) {
            Await.until("carried out and read back", Duration.ofSeconds(60), () -> {
                liuYang.open(path);
                return "VERIFIED".equals(liuYang.test("request-status").getAttribute("data-delivery"));
            });
        }
    }

    /** Past Keycloak: it does not show what nobody approved. */
    private long stored() {
        return world.count(
                "keycloak",
                "select count(*) from composite_role where composite = ? and child_role = ?",
                desk,
                prepare);
    }

    private String composites() {
        return world.admin()
                .get(REALM + "/roles-by-id/" + desk + "/composites")
                .expect(200)
                .body();
    }

    private String mappings(String username) {
        return REALM + "/users/" + world.personId(username) + "/role-mappings/realm";
    }

    private String id(String path) {
        return world.admin().get(path).expect(200).json().path("id").asString();
    }
}
