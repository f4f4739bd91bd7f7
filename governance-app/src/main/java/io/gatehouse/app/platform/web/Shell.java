package io.gatehouse.app.platform.web;

import io.gatehouse.app.platform.security.SignedIn;
import io.gatehouse.app.platform.settings.GatehouseSettings;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.NavigationEntry;
import io.gatehouse.app.shared.PersonNames;
import io.gatehouse.app.shared.StandingWarnings;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.util.WebUtils;

/** What the layout around every page shows; templates read it as {@code shell}. */
@Component
public final class Shell {
    static final String THEME_COOKIE = "gatehouse-theme";
    static final String KEYS_COOKIE = "gatehouse-keys";

    private final List<NavigationEntry> entries;
    private final ObjectProvider<PersonNames> names;
    private final ObjectProvider<StandingWarnings> warnings;
    private final GatehouseSettings settings;

    Shell(
            ObjectProvider<NavigationEntry> entries,
            ObjectProvider<PersonNames> names,
            ObjectProvider<StandingWarnings> warnings,
            GatehouseSettings settings) {
        this.entries = entries.stream()
                .sorted(Comparator.comparingInt(NavigationEntry::order))
                .toList();
        this.names = names;
        this.warnings = warnings;
        this.settings = settings;
    }

    /** Who is signed in; nothing on the pages around sign-in. */
    public @Nullable Actor actor() {
        return SignedIn.actor().orElse(null);
    }

    /** The name in the header, as the lists write it; that of the token for who is new, and on a page about an outage. */
    public String name() {
        Actor actor = actor();
        if (actor == null) {
            return "";
        }
        // the database may be what is away: it is not waited for a second time
        return failing()
                ? actor.name()
                : names.stream()
                        .flatMap(all -> all.nameIn(actor.id(), LocaleContextHolder.getLocale()).stream())
                        .findFirst()
                        .orElse(actor.name());
    }

    /** What stands above the page for this person; nothing on a page about an outage, as the database may be what is away. */
    public List<StandingWarnings.Warning> warnings() {
        Actor actor = actor();
        return actor == null || failing()
                ? List.of()
                : warnings.stream().flatMap(all -> all.of(actor).stream()).toList();
    }

    /** The entries that this person may open. */
    public List<NavigationEntry> navigation() {
        Actor actor = actor();
        return actor == null
                ? List.of()
                : entries.stream().filter(entry -> entry.isFor(actor)).toList();
    }

    /** Whether the entry is the page, or a page below it. */
    public boolean current(NavigationEntry entry) {
        String path = path();
        return path.equals(entry.path()) || (!entry.path().equals("/") && path.startsWith(entry.path() + "/"));
    }

    /** {@code light}, {@code dark} or {@code system}. */
    public String theme() {
        Cookie chosen = WebUtils.getCookie(request(), THEME_COOKIE);
        return chosen == null || !List.of("light", "dark").contains(chosen.getValue()) ? "system" : chosen.getValue();
    }

    /** Whether single keys do something (WCAG 2.1.4: they can be switched off). */
    public boolean keys() {
        Cookie chosen = WebUtils.getCookie(request(), KEYS_COOKIE);
        return chosen == null || !chosen.getValue().equals("off");
    }

    public boolean chinese() {
        return LocaleContextHolder.getLocale().getLanguage().equals(Locale.CHINESE.getLanguage());
    }

    /** For the {@code lang} attribute: {@code en} or {@code zh-CN}. */
    public String languageTag() {
        return LocaleContextHolder.getLocale().toLanguageTag();
    }

    /**
     * Where the header's switches lead back to: this page with its query, or the home page from an error. Nowhere from a page
     * that answers a form: what was typed would be lost, so the switches are not offered there.
     */
    public @Nullable String here() {
        HttpServletRequest request = request();
        // an error page is asked for with GET, whatever was sent
        Object sent = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        if ("POST".equals(sent == null ? request.getMethod() : sent)) {
            return null;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
            return "/";
        }
        return request.getQueryString() == null ? path() : path() + "?" + request.getQueryString();
    }

    public boolean demo() {
        return settings.demo();
    }

    private static String path() {
        return request().getRequestURI();
    }

    private static boolean failing() {
        HttpServletResponse response = attributes().getResponse();
        return response != null && response.getStatus() >= 500;
    }

    private static HttpServletRequest request() {
        return attributes().getRequest();
    }

    private static ServletRequestAttributes attributes() {
        return (ServletRequestAttributes) RequestContextHolder.currentRequestAttributes();
    }
}
