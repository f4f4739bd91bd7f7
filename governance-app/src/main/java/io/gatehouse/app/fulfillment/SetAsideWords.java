package io.gatehouse.app.fulfillment;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.OutboxEntry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Events that were set aside, for people. Those of departures name nobody: some departures are confidential. */
final class SetAsideWords {

    private final Directory directory;
    private final SetAsideTable table;

    SetAsideWords(Directory directory, SetAsideTable table) {
        this.directory = directory;
        this.table = table;
    }

    /** @param who the person concerned, where one may be named */
    record Line(SetAsideEvent kept, @Nullable String who) {}

    List<Line> lines(int limit, Locale language) {
        return table.oldest(limit).stream()
                .map(kept -> new Line(kept, who(kept.event(), language)))
                .toList();
    }

    private @Nullable String who(OutboxEntry event, Locale language) {
        String subject = event.subject();
        boolean perhapsDeparture =
                event.type().startsWith("departure.") || event.type().equals(OutboxEntry.UNREADABLE);
        return subject == null || perhapsDeparture
                ? null
                : directory
                        .person(subject)
                        .map(person -> person.nameIn(language))
                        .orElse(subject);
    }
}
