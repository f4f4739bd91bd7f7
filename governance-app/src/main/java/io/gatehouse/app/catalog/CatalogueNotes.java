package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.CatalogueEdits.Change;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail what was said of an entitlement and what is said now, in the transaction that changes it. */
@Component
class CatalogueNotes {

    private final ApplicationEventPublisher events;

    CatalogueNotes(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(Actor actor, Change change, @Nullable String file) {
        Statement before = change.row().says();
        Set<Member> changed = change.wanted().changes(before);
        Map<String, String> references = new LinkedHashMap<>();
        references.put("entitlement", change.row().entitlement().technicalName());
        if (file != null) {
            references.put("file", file);
        }
        events.publishEvent(new StateChange(
                CatalogueChange.CHANGED,
                actor,
                null,
                "CatalogueEntry",
                change.row().id(),
                only(changed, before),
                only(changed, change.wanted()),
                null,
                references));
    }

    private static Map<String, Object> only(Set<Member> changed, Statement statement) {
        Map<String, Object> values = new LinkedHashMap<>();
        statement.members().forEach((member, value) -> {
            if (changed.contains(member)) {
                values.put(member.code(), value instanceof Enum<?> code ? code.name() : value);
            }
        });
        return values;
    }
}
