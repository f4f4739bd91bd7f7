package io.gatehouse.app.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People sign in at Keycloak and out of both; the shell works with real keys, in two languages, light and dark, wide and narrow. */
@NeedsBrowser
@Tag("ci")
class ShellInTheBrowserIT {
    private static final Pattern DARK = Pattern.compile("pf-v5-theme-dark");

    private final World world = World.get();

    @Test
    void whoSignsOutIsOutOfTheAppAndOfKeycloak() {
        try (Visitor visitor = Visitor.signIn(world, "bai.lu", "en")) {
            Sound sound = Sound.of(visitor.page);
            visitor.open("/");
            assertThat(sound.complaints()).isEmpty();
            Cookie session = visitor.page.context().cookies().stream()
                    .filter(cookie -> cookie.name.equals("gatehouse"))
                    .findFirst()
                    .orElseThrow();
            assertThat(session.httpOnly).isTrue();
            assertThat(visitor.page.content())
                    .as("no token reaches the browser")
                    .doesNotContain("eyJ");

            visitor.page.click("#account");
            visitor.page.click("#sign-out");
            visitor.page.waitForURL(world.url("/signed-out**"));
            assertThat(sound.complaints()).isEmpty();
            visitor.open("/");
            assertThat(visitor.page.locator("#username")).isVisible();
        }
    }

    @Test
    void theLanguageThatSomebodyChoseStays() {
        try (Visitor visitor = Visitor.signIn(world, "bai.lu", "en")) {
            visitor.page.click("#language");
            assertThat(visitor.page.locator("html")).hasAttribute("lang", "zh-CN");
            visitor.page.reload();
            assertThat(visitor.page.locator("html")).hasAttribute("lang", "zh-CN");
            assertThat(visitor.page.locator("#account")).containsText("白露");
        }
    }

    @Test
    void darkModeFollowsTheSystemUntilSomebodyDecides() {
        try (Visitor visitor = Visitor.signIn(world, "bai.lu", "zh-CN")) {
            Page page = visitor.page;
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            assertThat(page.locator("html")).hasClass(DARK);
            page.click("#theme");
            assertThat(page.locator("html")).not().hasClass(DARK);
            page.reload();
            assertThat(page.locator("html")).not().hasClass(DARK);
        }
    }

    @Test
    void keysOpenTheSheetAndThePagesAndAreQuietWhileSomebodyTypes() {
        try (Visitor visitor = Visitor.signIn(world, "alex.morgan", "en")) {
            Page page = visitor.page;
            Locator sheet = page.locator("#shortcuts");
            page.keyboard().press("?");
            assertThat(sheet).isVisible();
            page.keyboard().press("Escape");
            assertThat(sheet).isHidden();
            page.keyboard().press("g");
            page.keyboard().press("e");
            page.waitForURL(world.url("/audit"));
            page.locator("#q").focus();
            page.keyboard().type("g?t");
            assertThat(sheet).isHidden();
            assertThat(page.locator("#q").inputValue()).isEqualTo("g?t");
            page.locator("#q").blur();
            page.evaluate(
                    "document.body.dispatchEvent(new KeyboardEvent('keydown', {key: '?', isComposing: true, bubbles: true}))");
            assertThat(sheet).isHidden();
        }
    }

    @Test
    void singleKeysCanBeSwitchedOffAndStayOff() {
        try (Visitor visitor = Visitor.signIn(world, "alex.morgan", "en")) {
            Page page = visitor.page;
            Locator sheet = page.locator("#shortcuts");
            page.keyboard().press("?");
            sheet.getByTestId("keys").click();
            assertThat(page.locator("html")).hasAttribute("data-keys", "off");
            visitor.open("/changes");
            page.keyboard().press("?");
            assertThat(sheet).isHidden();
            page.keyboard().press("g");
            page.keyboard().press("e");
            page.keyboard().press("Control+k");
            assertThat(page.locator("#search")).isFocused();
            assertThat(page).hasURL(world.url("/changes"));
            page.locator("[data-opens=shortcuts]").click();
            assertThat(sheet).isVisible();
            sheet.getByTestId("keys").click();
            assertThat(page.locator("html")).not().hasAttribute("data-keys", "off");
            page.keyboard().press("Escape");
            assertThat(sheet).isHidden();
            page.keyboard().press("?");
            assertThat(sheet).isVisible();
        }
    }

    @Test
    void theSearchIsReachedAndUsedWithKeysAlone() {
        try (Visitor visitor = Visitor.signIn(world, "alex.morgan", "en")) {
            Page page = visitor.page;
            Sound sound = Sound.of(page);
            page.keyboard().press("Control+k");
            page.keyboard().type("bai lu");
            assertThat(page.locator("#found").getByTestId("found-people")).isVisible();
            assertThat(sound.complaints()).isEmpty();
            page.keyboard().press("ArrowDown");
            assertThat(page.locator("#found [data-row]").first()).isFocused();
            page.keyboard().press("Escape");
            assertThat(page.locator("#found")).isHidden();
            page.keyboard().press("Control+k");
            page.keyboard().type("bai.lu");
            page.keyboard().press("Enter");
            page.waitForURL(world.url("/search?q=bai.lu"));
            assertThat(page.locator("#main").getByTestId("found-people")).containsText("白露");
            visitor.open("/audit");
            page.keyboard().press("f");
            assertThat(page.locator("#q")).isFocused();
            assertThat(page.locator("#q")).hasValue("");
        }
    }

    @Test
    void theBellShowsTheNumberOfTheInbox() {
        try (Visitor visitor = Visitor.signIn(world, "chen.jing", "en")) {
            Await.until("the campaign of the demo is open", Duration.ofSeconds(90), () -> {
                visitor.open("/");
                return visitor.page.locator("#main [data-row]").count() > 0;
            });
            assertThat(visitor.test("bell-count"))
                    .hasText(String.valueOf(
                            visitor.page.locator("#main [data-row]").count()));
        }
    }

    @Test
    void theWorkspaceHasItsKeys() {
        try (Visitor visitor = Visitor.signIn(world, "chen.jing", "en")) {
            Page page = visitor.page;
            Await.until("the campaign of the demo is open", Duration.ofSeconds(90), () -> {
                visitor.open("/reviews");
                return visitor.test("my-campaigns").count() == 1;
            });
            visitor.test("my-campaigns").locator("a").first().click();
            Locator person = visitor.test("person");
            String first = person.innerText();
            page.keyboard().press("?");
            for (String key : List.of("1", "3", "E", "]")) {
                assertThat(page.locator("#shortcuts [data-page-keys] kbd")
                                .filter(new Locator.FilterOptions().setHasText(key))
                                .first())
                        .isVisible();
            }
            page.keyboard().press("Escape");
            page.keyboard().press("]");
            assertThat(person).not().hasText(first);
            page.keyboard().press("[");
            assertThat(person).hasText(first);
            page.keyboard().press("e");
            assertThat(page.locator(".gh-evidence")).not().hasAttribute("open", Pattern.compile(".*"));
            page.keyboard().press("n");
            assertThat(visitor.test("reason")).isFocused();
        }
    }

    @Test
    void whoseSessionEndsInKeycloakIsOutOfTheAppAtTheNextRequest() {
        try (Visitor visitor = Visitor.signIn(world, "bai.lu", "en")) {
            String person = world.personId("bai.lu");
            world.admin()
                    .post("/admin/realms/lanstone/users/" + person + "/logout", null)
                    .expect(204);
            visitor.open("/");
            assertThat(visitor.page.locator("#username")).isVisible();
        }
    }

    @ParameterizedTest
    @CsvSource({"en,1440,LIGHT", "zh-CN,1440,DARK", "en,360,DARK", "zh-CN,360,LIGHT"})
    void everyPageOfTheNavigationIsSound(String language, int width, ColorScheme colours) {
        for (String somebody : List.of("alex.morgan", "xu.hui")) {
            try (Visitor visitor = Visitor.signIn(world, somebody, language)) {
                Page page = visitor.page;
                page.setViewportSize(width, 900);
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
                Sound sound = Sound.of(page);
                List<String> places = page.locator(".gh-nav__link").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .toList();
                assertThat(places).isNotEmpty();
                for (String place : places) {
                    visitor.open(place);
                    assertThat(sound.complaints()).isEmpty();
                    assertThat(page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                            .as(place + " at " + width + " px sticks out by")
                            .isEqualTo(0);
                }
                visitor.open("/nowhere");
                assertThat(sound.complaints()).isEmpty();
            }
        }
    }
}
