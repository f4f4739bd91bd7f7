package io.gatehouse.app.change.web;

import io.gatehouse.app.change.ChangeDetails;
import io.gatehouse.app.change.ChangeList;
import io.gatehouse.app.change.ListQuery;
import io.gatehouse.app.change.ListView;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.shared.Actor;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The lists, and S3: one request. */
@Controller
class ChangePages {

    static final int PAGE = 20;

    private final ChangeList list;
    private final ChangeDetails details;

    ChangePages(ChangeList list, ChangeDetails details) {
        this.list = list;
        this.details = details;
    }

    @GetMapping("/changes")
    String list(
            Actor actor,
            @RequestParam(required = false) @Nullable ListView view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable ChangeStatus status,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        long waiting = list.countWaiting(actor);
        ListView chosen = view != null ? view : waiting > 0 ? ListView.WAITING : ListView.MINE;
        model.addAttribute("view", chosen);
        model.addAttribute("views", ListView.values());
        model.addAttribute("waiting", waiting);
        model.addAttribute("q", q);
        model.addAttribute("status", status);
        model.addAttribute("statuses", ChangeStatus.values());
        model.addAttribute("page", list.find(actor, new ListQuery(chosen, q, status, Math.max(0, page), PAGE)));
        return "change/list";
    }

    @GetMapping("/changes/{id}")
    String one(Actor actor, @PathVariable UUID id, Model model) {
        model.addAttribute("detail", details.of(actor, id));
        model.addAttribute("errors", Map.of());
        model.addAttribute("typed", Map.of());
        return "change/detail";
    }
}
