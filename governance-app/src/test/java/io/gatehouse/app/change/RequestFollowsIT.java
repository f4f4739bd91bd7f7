package io.gatehouse.app.change;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;

import com.microsoft.playwright.Page;
import io.gatehouse.app.AppInABrowser;
import io.gatehouse.app.e2e.NeedsBrowser;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of a request that is being carried out follows by itself, without taking anything away from who reads it. */
@NeedsBrowser
class RequestFollowsIT extends ChangeIT {

    @Test
    void nothingIsReplacedWhileNothingIsNew() throws Exception {
        UUID id = approvedAndWaiting("ch-user");
        try (AppInABrowser visitor = new AppInABrowser(browser, People.page(CHIEF, "en"))) {
            visitor.open("/changes/" + id);
            Page page = visitor.page;
            page.locator("#withdraw").focus();
            page.evaluate("document.getElementById('withdraw').seen = true");
            visitor.asks("/changes/" + id, 3);
            assertThat(page.locator("#withdraw")).isFocused();
            assertThat(page.locator("#withdraw")).hasJSProperty("seen", true);
            assertThat(page.locator("#told")).isEmpty();
            carriedOut(id);
            assertThat(page.getByTestId("request-status")).hasAttribute("data-delivery", "VERIFIED");
            assertThat(page.locator("#withdraw")).hasCount(0);
            assertThat(page.locator("#main")).isFocused();
            assertThat(page.locator("#timeline .gh-step--running")).hasCount(0);
        }
    }

    @Test
    void whatBecameOfItIsToldAndTheNoticeStays() throws Exception {
        UUID id = approvedAndWaiting("ch-user");
        try (AppInABrowser visitor = new AppInABrowser(browser, People.page(ONE, "zh-CN"))) {
            visitor.open("/changes/" + id);
            Page page = visitor.page;
            page.evaluate("document.getElementById('live').textContent = 'a notice'");
            page.evaluate("document.getElementById('told').seen = true");
            visitor.asks("/changes/" + id, 2);
            carriedOut(id);
            assertThat(page.locator("#told")).containsText(Pattern.compile("^生效中，已于 .* 核实"));
            assertThat(page.locator("#told")).hasJSProperty("seen", true);
            assertThat(page.locator("#live")).hasText("a notice");
        }
    }

    private void carriedOut(UUID id) {
        sql.sql("update change.change_request set delivery = 'VERIFIED', verified_at = now() where id = ?")
                .param(id)
                .update();
    }
}
