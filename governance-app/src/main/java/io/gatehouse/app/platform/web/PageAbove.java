package io.gatehouse.app.platform.web;

import io.gatehouse.app.shared.AccessRules;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.stereotype.Component;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Where an object can be looked at that somebody tried to do something with: the act's address without the act. */
@Component
final class PageAbove {

    private final List<PathPattern> pages;

    PageAbove(List<AccessRules> rules) {
        PathPatternParser parser = new PathPatternParser();
        pages = rules.stream()
                .flatMap(each -> each.rules().stream())
                .filter(rule -> rule.method().equals("GET"))
                .map(rule -> parser.parse(rule.pattern()))
                .toList();
    }

    /** The nearest page at or above that address; nothing when there is none but the first one. */
    @Nullable
    String of(String path) {
        for (String above = path; !above.isEmpty(); above = above.substring(0, above.lastIndexOf('/'))) {
            PathContainer address = PathContainer.parsePath(above);
            if (pages.stream().anyMatch(page -> page.matches(address))) {
                return above;
            }
        }
        return null;
    }
}
