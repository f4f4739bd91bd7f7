package io.gatehouse.app.e2e;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;

/** What a browser and automatic checking complain about: violated CSP, failing scripts, WCAG 2.2 A and AA. */
final class Sound {
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    private Sound(Page page) {
        this.page = page;
    }

    /** Starts listening. */
    static Sound of(Page page) {
        return of(page, "");
    }

    /** Starts listening to pages whose addresses begin so: those of Keycloak are its own. */
    static Sound of(Page page, String ours) {
        Sound sound = new Sound(page);
        page.onConsoleMessage(message -> {
            // an answer such as 403 is written there as well, and is none
            if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
                sound.complain(ours, message.text());
            }
        });
        page.onPageError(error -> sound.complain(ours, error));
        return sound;
    }

    private void complain(String ours, String what) {
        if (page.url().startsWith(ours)) {
            complaints.add(page.url() + " " + what);
        }
    }

    /** Empty when the page that is open is sound, and all before it were. */
    List<String> complaints() {
        List<String> found = new ArrayList<>(complaints);
        new AxeBuilder(page)
                .withTags(RULES)
                .analyze()
                .getViolations()
                .forEach(violation -> violation
                        .getNodes()
                        .forEach(node -> found.add(page.url() + " " + violation.getId() + ": " + node.getHtml())));
        return found;
    }
}
