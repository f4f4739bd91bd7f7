package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A mapper that puts a governed role into every token of a client is refused; asked for and approved in the app, the same
 * account may make it once.
 */
@NeedsBrowser
@Tag("ci")
class ASettingIsPermittedOnceIT {

    private static final String REALM = "/admin/realms/" + LocalStack.REALM;
    private static final String ROLE = "crm/customer-read";

    private final World world = World.get();
    private final Tokens tokens = new Tokens(world);
    private final String client = world.clientId("erp");

    @Test
    void aMapperIsRefusedThenPermittedThenRefusedAgain() {
        assertThat(tokens.rolesOf("feng.yi")).doesNotContain(ROLE);
        String reference = refused();
        assertThat(tokens.rolesOf("feng.yi")).as("a fresh token").doesNotContain(ROLE);

        String path = completed(reference);
        approved(path);
        String mapper = tried().expect(201).createdId();

        try {
            assertThat(tokens.rolesOf("feng.yi"))
                    .as("what the mapper does, so what was refused")
                    .contains(ROLE);
        } finally {
            world.admin()
                    .delete(REALM + "/clients/" + client + "/protocol-mappers/models/" + mapper)
                    .expect(204);
        }
        // while it was there a second one like it was no gain; now it would be again, and the permit is used up
        refused();
    }

    private Answer tried() {
        return world.admin()
                .post(
                        REALM + "/clients/" + client + "/protocol-mappers/models",
                        Map.of(
                                "name",
                                "customers-" + UUID.randomUUID(),
                                "protocol",
                                "openid-connect",
                                "protocolMapper",
                                "oidc-hardcoded-role-mapper",
                                "config",
                                Map.of("role", "crm.customer-read")));
    }

    private String refused() {
        return GrantStory.refusedAs(tried());
    }

    /** The server's administrator is nobody in the company: an administrator of Gatehouse says why, and submits. */
    private String completed(String reference) {
        try (Visitor english = Visitor.signIn(world, "liu.yang", "en")) {
            asked(english, reference, "The report of the quarter needs customer names once");
        }
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", "zh-CN")) {
            asked(liuYang, reference, "季度报表需要一次客户姓名");
            liuYang.test("submit").click();
            assertThat(liuYang.test("request-status").getAttribute("data-status"))
                    .isEqualTo("SUBMITTED");
            String url = liuYang.page.url();
            return url.substring(url.indexOf("/changes/"));
        }
    }

    private void asked(Visitor liuYang, String reference, String reason) {
        GrantStory.find(liuYang, reference);
        liuYang.test("captured-" + reference).locator("a").first().click();
        liuYang.page.fill("#reason", reason);
        liuYang.seen("S3-permit-asked");
    }

    private void approved(String path) {
        try (Visitor dingHao = Visitor.signIn(world, "ding.hao", "zh-CN")) {
            dingHao.open(path);
            assertThat(dingHao.page.locator("main").innerText()).contains("由 账号 " + account() + " 操作");
            dingHao.page.fill("#reason", "已与负责人确认，仅此一次");
            dingHao.test("approve").click();
            Await.until("the window is open", Duration.ofSeconds(90), () -> {
                dingHao.open(path);
                return "VERIFIED".equals(dingHao.test("request-status").getAttribute("data-delivery"));
            });
            dingHao.seen("S3-permit-open");
            assertThat(dingHao.page.locator("main").innerText())
                    .as("who may make it is the account that tried, not Liu Yang who asked")
                    .contains("账号 " + account() + " 可在");
        }
        try (Visitor dingHao = Visitor.signIn(world, "ding.hao", "en")) {
            dingHao.open(path);
            dingHao.seen("S3-permit-open");
            assertThat(dingHao.page.locator("main").innerText())
                    .contains("the account " + account() + " may make this change once");
        }
    }

    private String account() {
        return world.stack().adminUser();
    }
}
