package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;

/** A person of the demo company in front of a browser of their own. */
final class Visitor implements AutoCloseable {

    private static final String SHOTS = System.getProperty("gatehouse.screenshots", "target/screenshots");

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;

    private final World world;
    private final BrowserContext context;
    private final String language;
    final Page page;
    private final Sound sound;

    private Visitor(World world, BrowserContext context, String language) {
        this.world = world;
        this.context = context;
        this.language = language;
        this.page = context.newPage();
        page.setDefaultTimeout(20_000);
        sound = Sound.of(page, world.url("/"));
    }

    /** Opens the app and stands before Keycloak's sign-in page. */
    static Visitor stranger(World world, String language) {
        BrowserContext context = Chromium.get()
                .newContext(new Browser.NewContextOptions().setLocale(language).setViewportSize(WIDTH, HEIGHT));
        Visitor visitor = new Visitor(world, context, language);
        visitor.page.navigate(world.url("/"));
        return visitor;
    }

    /** Opens the app and signs in at Keycloak as people do. {@code language}: {@code en} or {@code zh-CN}. */
    static Visitor signIn(World world, String username, String language) {
        Visitor visitor = stranger(world, language);
        visitor.page.fill("#username", username);
        if (visitor.page.locator("#password").count() == 0) {
            visitor.page.click("#kc-login");
        }
        visitor.page.fill("#password", "demo");
        visitor.page.click("#kc-login");
        visitor.page.waitForURL(world.url("/**"));
        if (!language.equals(visitor.page.locator("html").getAttribute("lang"))) {
            visitor.page.click("#language");
        }
        return visitor;
    }

    void open(String path) {
        page.navigate(world.url(path));
    }

    Locator test(String id) {
        return page.getByTestId(id);
    }

    /** A page that the story comes past: it is sound, and a picture of it is kept. */
    void seen(String name) {
        assertThat(sound.complaints()).as(name).isEmpty();
        picture(name);
    }

    /** Keeps a picture of the page under the name, with the language. */
    void picture(String name) {
        picture(SHOTS, name);
    }

    /** The same in dark colours, to be looked at; it stays below {@code target}. */
    void darkPicture(String name) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        picture("target/screenshots-dark", name);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** In a window as high as the page: otherwise what sticks to the edge of the window covers a part of it. */
    private void picture(String folder, String name) {
        int height = ((Number) page.evaluate("document.documentElement.scrollHeight")).intValue();
        page.setViewportSize(WIDTH, Math.max(HEIGHT, height));
        page.screenshot(new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(Path.of(folder, name + "-" + (language.startsWith("zh") ? "zh" : "en") + ".png")));
        page.setViewportSize(WIDTH, HEIGHT);
    }

    @Override
    public void close() {
        context.close();
    }
}
