package io.gatehouse.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What everybody meets around the work: sign-in and sign-out, error pages, help, search; shown and sound in both languages. */
@NeedsBrowser
@Tag("ci")
class PicturesOfTheShellIT {

    private final World world = World.get();

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void signInAndSignOut(String language) {
        try (Visitor visitor = Visitor.stranger(world, language)) {
            assertThat(visitor.page.locator("html")).hasAttribute("lang", language);
            taken(visitor, "sign-in");
            visitor.page.fill("#username", "bai.lu");
            visitor.page.fill("#password", "wrong");
            visitor.page.click("#kc-login");
            assertThat(visitor.page.locator("#password")).isVisible();
            taken(visitor, "sign-in-refused");
            visitor.open("/signed-out");
            taken(visitor, "signed-out");
            visitor.open("/sign-in-failed");
            taken(visitor, "sign-in-failed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatAnEmployeeMeets(String language) {
        try (Visitor visitor = Visitor.signIn(world, "bai.lu", language)) {
            Sound sound = Sound.of(visitor.page);
            for (String[] place : new String[][] {
                {"/audit", "error-403"},
                {"/nowhere", "error-404"},
                {"/help", "help"},
                {"/reviews", "S5-reviews-empty"},
                {"/changes?view=MINE", "S3-requests-empty"},
                {"/", "S1-inbox-empty"}
            }) {
                visitor.open(place[0]);
                taken(visitor, place[1]);
                assertThat(sound.complaints()).isEmpty();
            }
            visitor.page.keyboard().press("?");
            taken(visitor, "keyboard");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatAnAuditorMeets(String language) {
        try (Visitor visitor = Visitor.signIn(world, "alex.morgan", language)) {
            Page page = visitor.page;
            Sound sound = Sound.of(page);
            visitor.open("/audit");
            page.locator("#main summary").first().click();
            taken(visitor, "S13-audit");
            assertThat(sound.complaints()).isEmpty();
            visitor.open("/audit?q=nothing-is-called-so");
            taken(visitor, "S13-audit-empty");
            visitor.open("/search?q=li");
            taken(visitor, "search");
            assertThat(sound.complaints()).isEmpty();
            visitor.open("/changes");
            page.keyboard().press("Control+k");
            page.keyboard().type("li na");
            page.locator("#found").getByTestId("found-people").waitFor();
            taken(visitor, "search-palette");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatACampaignOwnerMeets(String language) {
        try (Visitor heMin = Visitor.signIn(world, "he.min", language)) {
            Sound sound = Sound.of(heMin.page);
            Await.until("the campaign of the demo is open", Duration.ofSeconds(90), () -> {
                heMin.open("/reviews");
                return heMin.test("all-campaigns").count() == 1;
            });
            taken(heMin, "S5-reviews");
            assertThat(sound.complaints()).isEmpty();
            heMin.page.fill("#name", "Q4 access review 第四季度权限复核");
            heMin.test("preview-campaign").click();
            heMin.test("preview").waitFor();
            taken(heMin, "S5-review-preview");
            assertThat(sound.complaints()).isEmpty();
            heMin.open("/reviews");
            heMin.test("all-campaigns").locator("a").first().click();
            heMin.test("campaign-status").waitFor();
            taken(heMin, "S7-monitor");
            assertThat(sound.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whatAnItAdministratorMeets(String language) {
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", language)) {
            Sound sound = Sound.of(liuYang.page);
            liuYang.open("/changes/new");
            liuYang.page.fill("#who", "zhang wei");
            liuYang.test("find-person").click();
            liuYang.test("source-zhang.wei").check();
            liuYang.test("chosen-source").waitFor();
            liuYang.page.fill("#what", "customer");
            liuYang.test("find-entitlement").click();
            liuYang.test("entitlement-crm/customer-read").check();
            liuYang.test("preview").waitFor();
            taken(liuYang, "S2-new-request");
            assertThat(sound.complaints()).isEmpty();
            liuYang.open("/fulfillment");
            assertThat(liuYang.page.locator("#verified")).isVisible();
            taken(liuYang, "S12-fulfillment");
            assertThat(sound.complaints()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void whoeverIsLateIsToldWhatChanged(String language) {
        try (Visitor first = Visitor.signIn(world, "chen.jing", language);
                Visitor late = Visitor.signIn(world, "chen.jing", language)) {
            Await.until("the campaign of the demo is open", Duration.ofSeconds(90), () -> {
                first.open("/reviews");
                return first.test("my-campaigns").count() == 1;
            });
            first.test("my-campaigns").locator("a").first().click();
            first.test("revoke").waitFor();
            late.page.navigate(first.page.url());
            late.test("revoke").waitFor();
            first.test("revoke").click();
            first.page.locator("#live .pf-m-success").waitFor();
            late.test("revoke").click();
            late.page.locator(".gh-fault").waitFor();
            taken(late, "error-409");
            first.test("undo").first().click();
            first.page.locator("#live .pf-m-info").waitFor();
        }
    }

    private static void taken(Visitor visitor, String name) {
        assertThat(visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .as(name + " sticks out by")
                .isEqualTo(0);
        visitor.picture(name);
        visitor.darkPicture(name);
    }
}
