package io.gatehouse.app.home;

import io.gatehouse.app.shared.Actor;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** The search of the header. One address, two shapes: the page, or its results alone below the search field (htmx). */
@Controller
class SearchPages {
    private static final int PAGE = 20;
    private static final int PALETTE = 5;

    private final Search search;

    SearchPages(Search search) {
        this.search = search;
    }

    @GetMapping("/search")
    String search(
            Actor actor,
            Locale language,
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Model model,
            HttpServletResponse response) {
        response.addHeader("Vary", "HX-Request");
        model.addAttribute("q", q.strip());
        model.addAttribute("found", search.find(actor, q, language, htmx == null ? PAGE : PALETTE));
        model.addAttribute("palette", htmx != null);
        return htmx == null ? "search" : "search :: results";
    }
}
