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

/** The switches in the header: language, and light or dark. Both live in cookies and change nothing else. */
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
            @RequestParam(defaultValue = "/") String back,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (language != null) {
            languages.setLocale(request, response, Language.supported(language));
        }
        if (theme != null && List.of("light", "dark", "system").contains(theme)) {
            ResponseCookie cookie = ResponseCookie.from(Shell.THEME_COOKIE, theme)
                    .path("/")
                    .maxAge(Duration.ofDays(365))
                    .httpOnly(true)
                    .secure(settings.https())
                    .sameSite("Lax")
                    .build();
            response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        }
        return "redirect:" + ownPath(back);
    }

    /** Only a path of this app; anything else could lead people to a foreign site. */
    static String ownPath(String back) {
        boolean own =
                back.startsWith("/") && !back.startsWith("//") && back.chars().noneMatch(c -> c == '\\' || c < ' ');
        return own ? back : "/";
    }
}
