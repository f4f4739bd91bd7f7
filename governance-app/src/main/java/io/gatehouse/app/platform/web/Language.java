package io.gatehouse.app.platform.web;

import io.gatehouse.app.platform.security.SignedIn;
import io.gatehouse.app.platform.settings.GatehouseSettings;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.SimpleTimeZoneAwareLocaleContext;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.util.WebUtils;

/** English or Simplified Chinese: the person's switch (a cookie), else the {@code locale} of the account, else the browser. */
@Configuration(proxyBeanMethods = false)
class Language {
    static final String COOKIE = "gatehouse-language";
    static final Locale CHINESE = Locale.SIMPLIFIED_CHINESE;
    static final Locale ENGLISH = Locale.ENGLISH;

    @Bean
    LocaleResolver localeResolver(GatehouseSettings settings) {
        CookieLocaleResolver resolver = new CookieLocaleResolver(COOKIE) {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                // read anew each time: who is signed in changes within the request that signs in
                Cookie chosen = WebUtils.getCookie(request, COOKIE);
                return chosen != null ? supported(chosen.getValue()) : unasked(request);
            }

            @Override
            public LocaleContext resolveLocaleContext(HttpServletRequest request) {
                // the zone too: controllers that take a ZoneId get that of whoever looks
                return new SimpleTimeZoneAwareLocaleContext(
                        resolveLocale(request), TimeZone.getTimeZone(ViewerZone.or(settings.zone())));
            }
        };
        resolver.setCookieMaxAge(Duration.ofDays(365));
        resolver.setCookieSameSite("Lax");
        resolver.setCookieSecure(settings.https());
        resolver.setCookieHttpOnly(true);
        return resolver;
    }

    /** The one of the two languages that this tag means; English for everything unknown. */
    static Locale supported(@Nullable String tag) {
        return tag != null
                        && Locale.forLanguageTag(tag.replace('_', '-'))
                                .getLanguage()
                                .equals("zh")
                ? CHINESE
                : ENGLISH;
    }

    private static Locale unasked(HttpServletRequest request) {
        return SignedIn.claim("locale").map(Language::supported).orElseGet(() -> {
            List<Locale> wanted =
                    request.getHeader("Accept-Language") == null ? List.of() : Collections.list(request.getLocales());
            return wanted.stream()
                    .filter(locale -> List.of("zh", "en").contains(locale.getLanguage()))
                    .findFirst()
                    .map(locale -> supported(locale.toLanguageTag()))
                    .orElse(ENGLISH);
        });
    }
}
