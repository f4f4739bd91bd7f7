package io.gatehouse.app.platform.web;

import io.gatehouse.app.platform.settings.GatehouseSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.LocaleResolver;

/** The switches of the shell: language, light or dark, single keys on or off. They live in cookies and change nothing else. */
@Controller
class PreferencePages {
    private final LocaleResolver languages;
    private final GatehouseSettings settings;

    PreferencePages(LocaleResolver languages, GatehouseSettings settings) {
        this.languages = languages;
        this.settings = settings;
    }

    @PostMapping("/preferences")
    String choose(
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String keys,
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (language != null) {
            languages.setLocale(request, response, Language.supported(language));
        }
        if (theme != null && List.of("light", "dark", "system").contains(theme)) {
            remember(Shell.THEME_COOKIE, theme, response);
        }
        if (keys != null && List.of("on", "off").contains(keys)) {
            remember(Shell.KEYS_COOKIE, keys, response);
        }
        return "redirect:" + ownPath(back);
    }

    private void remember(String name, String value, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name, value)
                .path("/")
                .maxAge(Duration.ofDays(365))
                .httpOnly(true)
                .secure(settings.https())
                .sameSite("Lax")
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Only a path of this app; anything else could lead people to a foreign site. */
    static String ownPath(String back) {
        boolean own =
                back.startsWith("/") && !back.startsWith("//") && back.chars().noneMatch(c -> c == '\\' || c < ' ');
        return own ? back : "/";
    }
}
