package io.gatehouse.app.alarm;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.PersonNames;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Alarms, open and past: what each means and what to do. */
@Controller
class AlarmPages {

    private static final int SHOWN = 50;

    private final AlarmTable table;
    private final Alarms alarms;
    private final ObjectProvider<PersonNames> names;

    AlarmPages(AlarmTable table, Alarms alarms, ObjectProvider<PersonNames> names) {
        this.table = table;
        this.alarms = alarms;
        this.names = names;
    }

    @GetMapping("/alarms")
    String alarms(Actor actor, Locale language, Model model) {
        boolean mayConfirm = actor.has(AppRole.ADMINISTRATOR);
        model.addAttribute("open", lines(table.open(), mayConfirm, language));
        model.addAttribute("past", lines(table.past(SHOWN), false, language));
        model.addAttribute("shown", SHOWN);
        return "alarms";
    }

    @PostMapping("/alarms/{id}/confirm")
    String confirm(@PathVariable UUID id, Actor actor, RedirectAttributes answer) {
        alarms.confirm(id, actor);
        answer.addFlashAttribute(Notice.FLASH, Notice.success("alarm.confirmed"));
        return "redirect:/alarms";
    }

    private List<Line> lines(List<Alarm> all, boolean mayConfirm, Locale language) {
        return all.stream()
                .map(alarm -> new Line(
                        alarm.id(),
                        alarm.kind().name(),
                        String.join(", ", alarm.found()),
                        String.join(", ", alarm.expected()),
                        alarm.openedAt(),
                        alarm.closedAt(),
                        name(alarm.closedBy(), language),
                        mayConfirm
                                && alarm.kind().mayBeMeant()
                                && !alarm.found().isEmpty()))
                .toList();
    }

    private @Nullable String name(@Nullable String account, Locale language) {
        return account == null
                ? null
                : names.stream()
                        .flatMap(all -> all.nameIn(account, language).stream())
                        .findFirst()
                        .orElse(account);
    }

    /**
     * @param kind code; its words are {@code alarm.kind.}, {@code alarm.means.} and {@code alarm.do.}
     * @param confirmable whether who looks may say that it was meant
     */
    record Line(
            UUID id,
            String kind,
            String found,
            String expected,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable String closedBy,
            boolean confirmable) {}
}
