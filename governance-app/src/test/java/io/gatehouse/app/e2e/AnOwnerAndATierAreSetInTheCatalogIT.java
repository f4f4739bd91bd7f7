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
 * A role that anybody could be given is made sensitive in the catalogue: from then on nobody gets it without an approval,
 * whoever holds it keeps it, and it cannot be made ordinary again from there.
 */
@NeedsBrowser
class AnOwnerAndATierAreSetInTheCatalogIT {

    private static final String REALM = "/admin/realms/" + LocalStack.REALM;

    private final World world = World.get();
    private final Tokens tokens = new Tokens(world);
    private final String role = "export-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void anOrdinaryRole() {
        world.admin()
                .post(
                        REALM + "/roles",
                        Map.of(
                                "name",
                                role,
                                "attributes",
                                Map.of(
                                        "gatehouse.name.en", List.of("Export customer lists"),
                                        "gatehouse.name.zh-CN", List.of("导出客户名单"))))
                .expect(201);
    }

    @AfterEach
    void isGone() {
        world.admin().delete(REALM + "/roles/" + role);
    }

    @Test
    void fromThenOnNobodyGetsItWithoutAnApproval() {
        given("bai.lu").expect(204);
        assertThat(tokens.rolesOf("bai.lu")).contains(role);

        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", "en")) {
            listed(liuYang);
            classified(liuYang);
            GrantStory.refusedAs(given("feng.yi"));
            assertThat(tokens.rolesOf("feng.yi")).doesNotContain(role);
            assertThat(tokens.rolesOf("bai.lu")).as("held before, so kept").contains(role);
            notLowered(liuYang);
        }
        inChinese();
    }

    private Answer given(String username) {
        JsonNode representation =
                world.admin().get(REALM + "/roles/" + role).expect(200).json();
        return world.admin()
                .post(
                        REALM + "/users/" + world.personId(username) + "/role-mappings/realm",
                        List.of(Map.of("id", representation.path("id").asString(), "name", role)));
    }

    private void listed(Visitor liuYang) {
        Await.until("the role is in the catalogue", Duration.ofSeconds(120), () -> {
            liuYang.open("/catalog?q=" + role);
            return liuYang.test(role).count() == 1;
        });
        liuYang.open("/catalog?tier=T1");
        liuYang.seen("S11-catalog");
    }

    private void classified(Visitor liuYang) {
        liuYang.open("/catalog?q=" + role);
        liuYang.test(role).locator("a").click();
        liuYang.page.selectOption("#setTier", "T1");
        liuYang.page.selectOption("#setDataClass", "CUSTOMER");
        liuYang.page.fill("#owner", "luo.min");
        liuYang.page.fill("#longestDays", "30");
        liuYang.page.fill("#descriptionEn", "Takes names and addresses of customers out of the house, as a file.");
        liuYang.page.fill("#descriptionZh", "将客户姓名和地址导出为文件。");
        liuYang.seen("S11-catalog-entry");
        liuYang.test("save").click();
        assertThat(liuYang.page.locator("#live").innerText()).contains("Saved");
        assertThat(liuYang.test(role).innerText()).contains("T1", "Customer data", "罗敏", "at most 30 days");
    }

    private void notLowered(Visitor liuYang) {
        liuYang.test(role).locator("a").click();
        liuYang.page.selectOption("#setTier", "T3");
        liuYang.test("save").click();
        assertThat(liuYang.test("entry").innerText()).contains("A tier is not lowered here");
        liuYang.seen("S11-catalog-not-lowered");
        GrantStory.refusedAs(given("feng.yi"));
    }

    private void inChinese() {
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", "zh-CN")) {
            liuYang.open("/catalog?tier=T1");
            liuYang.seen("S11-catalog");
            liuYang.open("/catalog?q=" + role);
            liuYang.test(role).locator("a").click();
            liuYang.seen("S11-catalog-entry");
            liuYang.page.selectOption("#setTier", "T3");
            liuYang.test("save").click();
            assertThat(liuYang.test("entry").innerText()).contains("此处不能降低敏感级别");
            liuYang.seen("S11-catalog-not-lowered");
        }
    }
}
