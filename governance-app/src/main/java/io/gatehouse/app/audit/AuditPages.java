package io.gatehouse.app.audit;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Notice;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The audit trail for auditors: read, search, take away, check. */
@Controller
class AuditPages {
    private final AuditEntries entries;
    private final EntryViews views;

    AuditPages(AuditEntries entries, EntryViews views) {
        this.entries = entries;
        this.views = views;
    }

    @GetMapping("/audit")
    String audit(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "9223372036854775807") long before,
            Actor actor,
            ZoneId zone,
            Locale language,
            Model model) {
        EntryFilter filter = new EntryFilter(q, type, person, from, to);
        List<EntrySearch.Found> found = entries.find(filter, actor, zone, before);
        boolean more = found.size() > AuditEntries.PAGE;
        List<EntrySearch.Found> page = more ? found.subList(0, AuditEntries.PAGE) : found;
        model.addAttribute("filter", filter);
        model.addAttribute("rows", views.views(page, language));
        model.addAttribute("next", more ? page.get(page.size() - 1).seq() : null);
        model.addAttribute("types", entries.types());
        model.addAttribute("checked", entries.checked());
        return "audit";
    }

    @PostMapping("/audit/check")
    String check(Actor actor, RedirectAttributes redirect) {
        AuditEntries.Checked found = entries.check(actor);
        boolean whole = found.app().whole() && found.extension().whole();
        redirect.addFlashAttribute(
                Notice.FLASH, whole ? Notice.success("audit.checked.whole") : Notice.danger("audit.checked.broken"));
        return "redirect:/audit";
    }

    @GetMapping({"/audit/export.jsonl", "/api/audit/export.jsonl"})
    void export(
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            ZoneId zone,
            Actor actor,
            HttpServletResponse response)
            throws IOException {
        EntryFilter filter = new EntryFilter(q, type, person, from, to);
        entries.recordExport(filter, actor);
        response.setContentType("application/jsonl");
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Content-Disposition", "attachment; filename=\"gatehouse-audit.jsonl\"");
        try (Writer out = response.getWriter()) {
            entries.export(filter, actor, zone, out);
        }
    }
}
