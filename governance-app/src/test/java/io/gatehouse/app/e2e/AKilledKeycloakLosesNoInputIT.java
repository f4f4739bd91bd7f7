package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Keycloak is killed in the middle of an order. Whoever sends a form meanwhile is told so and keeps what they typed; once
 * Keycloak is back they send it with one click, and everything is carried out once: what was accepted before and what came now.
 */
@Tag("ci")
@NeedsBrowser
class AKilledKeycloakLosesNoInputIT extends DamagedWorld {

    /** What HTML, forms and databases could spoil, in both scripts. */
    private static final String ASKED = "Stands in for the audit: 50 % & more, \"<b>all</b>\" + O'Neil 审计期间代班";

    private static final String AGREED = "Agreed with the owner: O'Neil & \"<i>others</i>\" 已与负责人确认";

    AKilledKeycloakLosesNoInputIT() {
        super("keycloak-killed");
    }

    @Test
    void whatWasTypedIsKeptAndWhatWasAcceptedIsCarriedOutOnce() throws SQLException {
        String accepted = story.completed("en", refused("zhang.wei", "crm/customer-read"));
        String waiting = story.completed("en", refused("li.na", "oa/contract-approve"));
        String captured = refused("li.na", "crm/customer-read");
        try (Visitor sunLi = Visitor.signIn(world, "sun.li", "zh-CN");
                Visitor liuYang = Visitor.signIn(world, "liu.yang", "en")) {
            story.find(sunLi, captured);
            story.fillIn(sunLi, captured, ASKED);
            story.look(liuYang, waiting, AGREED);
            killInTheMiddleOf(accepted, world.stack().keycloak()::kill);

            isTold(sunLi, "submit", "暂时无法连接 Keycloak");
            isTold(liuYang, "approve", "Keycloak cannot be reached");
            assertThat(stored(ASKED, AGREED)).as("nothing happened yet").isZero();
            assertThat(verified()).as("nothing is called done").isZero();

            world.stack().keycloak().start();
            sendsAgain(sunLi, ASKED);
            String asked = story.submitted(sunLi);
            sendsAgain(liuYang, AGREED);
            story.approved("en", asked);

            Map<String, String> granted = new TreeMap<>(Map.of(
                    accepted, "zhang.wei crm/customer-read",
                    waiting, "li.na oa/contract-approve",
                    asked, "li.na crm/customer-read"));
            granted.forEach((path, grant) -> isCarriedOutOnce(path, grant.split(" ")[0], grant.split(" ")[1]));
            assertThat(stored(ASKED, AGREED))
                    .as("the request and the approval, once each")
                    .isEqualTo(2);
            assertThat(verified()).as("one order each").isEqualTo(3);
        }
    }

    /** Nothing was stored, and the page holds what was typed. */
    private void isTold(Visitor visitor, String button, String sentence) {
        Response answer = visitor.page.waitForResponse(
                one -> "POST".equals(one.request().method()),
                () -> visitor.test(button).click());
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.headerValue("Retry-After")).isEqualTo("10");
        assertThat(visitor.page.locator("main").innerText()).contains(sentence);
        assertThat(visitor.test("send-again").count()).isEqualTo(1);
    }

    private static void sendsAgain(Visitor visitor, String typed) {
        assertThat(visitor.test("send-again").locator("input[name=reason]").inputValue())
                .isEqualTo(typed);
        visitor.test("send-again").locator("button").click();
    }

    /** How many requests and approvals the app has with exactly these words. */
    private long stored(String asked, String agreed) {
        return world.count(
                "gatehouse",
                "select (select count(*) from change.change_request where reason = ?)"
                        + " + (select count(*) from change.approval where reason = ?)",
                asked,
                agreed);
    }
}
