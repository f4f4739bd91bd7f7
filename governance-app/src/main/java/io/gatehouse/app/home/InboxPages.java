package io.gatehouse.app.home;

import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Risk;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** S1: the inbox, which is the home page. */
@Controller
class InboxPages {
    private final Todos todos;
    private final Now now;
    private final MessageSource messages;

    InboxPages(Todos todos, Now now, MessageSource messages) {
        this.todos = todos;
        this.now = now;
        this.messages = messages;
    }

    @GetMapping("/")
    String inbox(Actor actor, ZoneId zone, Locale language, Model model) {
        Instant instant = now.instant();
        List<Todo> waiting = todos.waitingFor(actor, instant);
        Inbox inbox = Inbox.of(waiting, instant, zone);
        List<Lane> lanes = List.of(
                new Lane("OVERDUE", rows(inbox.overdue(), language)),
                new Lane("TODAY", rows(inbox.today(), language)),
                new Lane("LATER", rows(inbox.later(), language)));
        model.addAttribute("inbox", new InboxView(waiting.size(), lanes));
        model.addAttribute("step", NextStep.of(actor));
        return "home";
    }

    /** The bell of the header, which every page asks for: as many as the inbox lists. */
    @GetMapping("/inbox/bell")
    String bell(Actor actor, Model model) {
        model.addAttribute("bellCount", todos.waitingFor(actor, now.instant()).size());
        return "fragments/bell :: bell";
    }

    private List<Row> rows(List<Todo> todos, Locale language) {
        return todos.stream().map(todo -> row(todo, language)).toList();
    }

    private Row row(Todo todo, Locale language) {
        Object[] arguments =
                todo.arguments().stream().map(value -> named(value, language)).toArray();
        String sentence = messages.getMessage(todo.messageKey(), arguments, language);
        return new Row(todo.kind(), sentence, todo.href(), todo.due(), todo.risk());
    }

    private static Object named(Object value, Locale language) {
        if (value instanceof Person person) {
            return person.nameIn(language);
        }
        return value instanceof Entitlement entitlement ? entitlement.nameIn(language) : value;
    }

    record InboxView(int count, List<Lane> lanes) {}

    record Lane(String name, List<Row> todos) {}

    record Row(
            String kind,
            String sentence,
            String href,
            @Nullable Instant due,
            Risk risk) {}
}
