package io.gatehouse.app.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import io.gatehouse.app.AppInABrowser;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.e2e.NeedsBrowser;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** Every item has its address, also when only the middle of the page was replaced; going back leads back. */
@NeedsBrowser
class AddressFollowsIT extends ReviewIT {

    @Autowired
    private MockMvc browser;

    @Test
    void theAddressIsThatOfWhatIsShown() throws Exception {
        String li = "?item=" + item("li", "view").id();
        String wu = "?item=" + item("wu", "view").id();
        try (AppInABrowser visitor = new AppInABrowser(browser, SignedInAs.person("chen", "Chen"))) {
            visitor.open("/reviews/" + campaign + li);
            Page page = visitor.page;
            page.keyboard().press("]");
            assertThat(page.getByTestId("person")).containsText("wu");
            assertThat(page).hasURL(ends(wu));
            page.goBack();
            assertThat(page).hasURL(ends(li));
            assertThat(page.getByTestId("person")).containsText("li");
            assertThat(page.locator("html")).hasCount(1);
            page.keyboard().press("3");
            assertThat(page.locator("#live .pf-m-success")).isVisible();
            assertThat(page).hasURL(ends("?part=CHANGED"));
            page.reload();
            assertThat(page.getByTestId("person")).containsText("wu");
        }
    }

    @Test
    void anAnswerThatSaysNoIsNoAddress() throws Exception {
        String pay = "?item=" + item("li", "pay").id();
        try (AppInABrowser visitor = new AppInABrowser(browser, SignedInAs.person("chen", "Chen"))) {
            visitor.open("/reviews/" + campaign + pay);
            Page page = visitor.page;
            page.locator("[name=code]").first().check();
            page.getByTestId("reason").fill("runs the month-end close");
            // the look that is asked for lasts an hour in this test; the button would wait for it
            page.evaluate("document.querySelector('[data-keep]').removeAttribute('aria-disabled')");
            page.getByTestId("keep").click();
            assertThat(page.getByTestId("error")).isVisible();
            assertThat(page).hasURL(ends(pay));
        }
    }

    private static Pattern ends(String address) {
        return Pattern.compile(address.replace("?", "\\?") + "$");
    }
}
