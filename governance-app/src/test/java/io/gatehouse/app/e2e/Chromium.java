package io.gatehouse.app.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The system's Chromium, once per JVM. Nothing is downloaded; without one the browser tests are left out, loudly. */
public final class Chromium {

    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private static @Nullable Browser browser;

    private Chromium() {}

    /** The program to start: {@code CHROMIUM} of the environment, the usual places, or one that Playwright keeps. */
    static Optional<Path> program() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        Optional<Path> system =
                PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        return system.isPresent() ? system : playwrightsOwn();
    }

    public static synchronized Browser get() {
        if (browser == null) {
            Path program = program().orElseThrow(() -> new IllegalStateException("no Chromium on this machine"));
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program)
                            .setHeadless(true)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    // containers often have 64 MB of shared memory only
                                    "--disable-dev-shm-usage",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--no-first-run",
                                    "--disable-background-networking",
                                    "--disable-component-update",
                                    "--disable-sync")));
        }
        return browser;
    }

    private static Optional<Path> playwrightsOwn() {
        Path cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(cache, 3)) {
            return files.filter(file -> file.endsWith(Path.of("chrome-linux", "chrome")))
                    .filter(Files::isExecutable)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
