package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells the audit trail what happened to a case, in the transaction in which it happened. */
@Component
class CaseTrail {

    private final ApplicationEventPublisher events;

    CaseTrail(ApplicationEventPublisher events) {
        this.events = events;
    }

    void record(
            DepartureChange type,
            Actor actor,
            DepartureCase departure,
            Map<String, Object> before,
            Map<String, Object> after,
            @Nullable String reason) {
        events.publishEvent(new StateChange(
                type,
                actor,
                departure.personId(),
                "DepartureCase",
                departure.id().toString(),
                before,
                after,
                reason,
                Map.of()));
    }

    /** Only for cases that are not hidden. */
    void opened(DepartureCase departure) {
        events.publishEvent(new DepartureOpened(departure.id(), departure.personId(), departure.accessEnd()));
    }
}
