package io.gatehouse.app.review;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.gatehouse.app.AppInABrowser;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.e2e.NeedsBrowser;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** A press that nobody answers says so and keeps what was typed; the next one counts. */
@NeedsBrowser
class KeepUnansweredIT extends ReviewIT {

    private static final Map<String, String> SAID = Map.of("en", "did not answer", "zh-CN", "没有应答");

    @Autowired
    private MockMvc browser;

    @Test
    void noConnectionIsSaid() throws Exception {
        for (String language : SAID.keySet()) {
            unanswered(language, Route::abort);
        }
    }

    @Test
    void theAnswerOfAProxyIsNotTakenForOurs() throws Exception {
        for (int status : new int[] {413, 502, 503, 504}) {
            unanswered(
                    "en",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(status)
                            .setContentType("text/html")
                            .setBody("<html><body><h1>nginx</h1></body></html>")));
        }
    }

    private void unanswered(String language, Consumer<Route> breakdown) throws Exception {
        try (AppInABrowser visitor = new AppInABrowser(browser, chen(language))) {
            visitor.open("/reviews/" + campaign + "?item=" + item("li", "pay").id());
            Page page = visitor.page;
            page.getByTestId("reason").fill("月末结账 needed");
            Locator unsent = page.locator("#live [data-notice=unsent]");
            page.route("**/decide", breakdown);
            for (int times = 0; times < 2; times++) {
                page.getByTestId("revoke").click();
                assertThat(unsent).hasCount(1);
                assertThat(unsent).containsText(SAID.get(language));
            }
            assertThat(page.getByTestId("reason")).hasValue("月末结账 needed");
            page.unroute("**/decide");
            page.getByTestId("revoke").click();
            assertThat(page.locator("#live .pf-m-success")).isVisible();
            assertThat(unsent).hasCount(0);
        }
        decisions.undo(item("li", "pay").id(), item("li", "pay").version(), CHEN);
    }

    private static RequestPostProcessor chen(String language) {
        return request -> {
            request.addPreferredLocale(Locale.forLanguageTag(language));
            request.addHeader("Accept-Language", language);
            return SignedInAs.person("chen", "Chen").postProcessRequest(request);
        };
    }
}
