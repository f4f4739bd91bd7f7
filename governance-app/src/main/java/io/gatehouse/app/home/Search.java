package io.gatehouse.app.home;

import io.gatehouse.app.change.ChangeList;
import io.gatehouse.app.change.ListPage;
import io.gatehouse.app.change.ListQuery;
import io.gatehouse.app.change.ListView;
import io.gatehouse.app.departure.DepartureDesk;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/** One search over what the person may see: people, entitlements, change requests, departures, and the pages. Reads only. */
@Service
class Search {
    private final Directory directory;
    private final ChangeList changes;
    private final DepartureDesk departures;
    private final ObjectProvider<NavigationEntry> entries;
    private final MessageSource messages;

    Search(
            Directory directory,
            ChangeList changes,
            DepartureDesk departures,
            ObjectProvider<NavigationEntry> entries,
            MessageSource messages) {
        this.directory = directory;
        this.changes = changes;
        this.departures = departures;
        this.entries = entries;
        this.messages = messages;
    }

    /** @param most of each kind that is listed */
    record Found(
            List<FoundPerson> people,
            List<Entitlement> entitlements,
            ListPage changes,
            List<DepartureDesk.Line> departures,
            List<NavigationEntry> pages,
            int most) {

        static Found nothing(int most) {
            return new Found(List.of(), List.of(), new ListPage(List.of(), 0, 0, most), List.of(), List.of(), most);
        }

        public boolean isEmpty() {
            return people.isEmpty()
                    && entitlements.isEmpty()
                    && changes.rows().isEmpty()
                    && departures.isEmpty()
                    && pages.isEmpty();
        }

        /** Some kind has more than is listed. */
        public boolean cut() {
            return people.size() >= most
                    || entitlements.size() >= most
                    || departures.size() >= most
                    || changes.total() > most;
        }
    }

    Found find(Actor actor, String text, Locale language, int most) {
        if (text.isBlank()) {
            return Found.nothing(most);
        }
        List<Person> people = FoundPerson.everybody(actor)
                ? directory.findPeople(text, most)
                : directory.findPeopleInLine(actor.id(), text, most);
        return new Found(
                people.stream().map(person -> FoundPerson.of(actor, person)).toList(),
                // whoever may ask for access, which is everybody, looks them up there as well
                directory.findEntitlements(text, most),
                changes.find(actor, new ListQuery(ListView.ALL, text, null, 0, most)),
                departures.find(actor, text, most),
                pages(actor, text, language),
                most);
    }

    private List<NavigationEntry> pages(Actor actor, String text, Locale language) {
        String wanted = text.strip().toLowerCase(language);
        return entries.stream()
                .filter(entry -> entry.isFor(actor))
                .filter(entry -> messages.getMessage(entry.label(), null, language)
                        .toLowerCase(language)
                        .contains(wanted))
                .toList();
    }
}
