package io.gatehouse.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The layout: language, navigation, assets. */
class ShellIT extends AppIT {
    private static final Pattern NAVIGATION = Pattern.compile("<a class=\"gh-nav__link\"[^>]*? href=\"([^\"]+)\"");
    private static final Pattern ASSET = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"");

    @Autowired
    private MockMvc browser;

    @Test
    void theInboxSaysThatNothingWaitsInTheLanguageOfTheAccount() throws Exception {
        browser.perform(get("/").with(oidcLogin()
                        .idToken(token -> token.issuedAt(SignedInAs.JUST_NOW)
                                .claim("name", "Zhang Wei")
                                .claim("locale", "en"))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nothing waiting")))
                .andExpect(content().string(containsString("Zhang Wei")))
                .andExpect(content().string(not(containsString("??"))));
        browser.perform(get("/").with(oidcLogin()
                        .idToken(token -> token.issuedAt(SignedInAs.JUST_NOW).claim("locale", "zh-CN"))))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(content().string(containsString("没有待办事项")));
    }

    @Test
    void everybodyIsLedToWhatTheirRolesOpenAndNowhereElse() throws Exception {
        ledTo(List.of("/", "/changes", "/reviews"));
        ledTo(List.of("/", "/changes", "/reviews"), AppRole.CAMPAIGN_OWNER);
        ledTo(List.of("/", "/changes", "/reviews", "/departures"), AppRole.HR);
        ledTo(List.of("/", "/changes", "/reviews", "/fulfillment"), AppRole.APPROVER);
        ledTo(List.of("/", "/changes", "/reviews", "/departures", "/catalog", "/alarms", "/audit"), AppRole.AUDITOR);
        ledTo(
                List.of("/", "/changes", "/reviews", "/departures", "/catalog", "/fulfillment", "/alarms"),
                AppRole.ADMINISTRATOR);
    }

    private void ledTo(List<String> paths, AppRole... roles) throws Exception {
        String page = page(SignedInAs.roles(roles));
        assertThat(found(NAVIGATION, page)).as(List.of(roles).toString()).isEqualTo(paths);
        for (String path : paths) {
            browser.perform(get(path).with(SignedInAs.roles(roles))).andExpect(status().isOk());
        }
    }

    /** Styles and scripts come from here, are kept for a year under their hash, and are what they say they are. */
    @Test
    void assetsAreKeptForAYearAndOnlyUnderTheirHash() throws Exception {
        List<String> assets = found(ASSET, page(SignedInAs.roles()));
        assertThat(assets).hasSizeGreaterThan(3).anyMatch(path -> path.endsWith(".css"));
        for (String path : assets) {
            browser.perform(get(path))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Cache-Control", "max-age=31536000, public, immutable"))
                    .andExpect(header().string("X-Content-Type-Options", "nosniff"))
                    .andExpect(header().doesNotExist("Set-Cookie"));
            browser.perform(get(path.replaceFirst("[0-9a-f]{16}", "0123456789abcdef")))
                    .andExpect(status().isNotFound());
        }
    }

    private String page(RequestPostProcessor somebody) throws Exception {
        return browser.perform(get("/").with(somebody))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<String> found(Pattern pattern, String page) {
        return pattern.matcher(page).results().map(match -> match.group(1)).toList();
    }
}
