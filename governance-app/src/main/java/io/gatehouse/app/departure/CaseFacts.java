package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.DepartureCase;
import java.util.Map;

/** The members of a case that its audit entries and conflict pages show. */
final class CaseFacts {

    private CaseFacts() {}

    static Map<String, Object> planned(DepartureCase departure) {
        return Map.of(
                "type", departure.type().name(),
                "lastDay", departure.lastDay().toString(),
                "accessEnd", departure.accessEnd().toString(),
                "zone", departure.zone().getId(),
                "confidential", departure.confidential(),
                "status", departure.status().name());
    }

    static Map<String, Object> shown(DepartureCase departure) {
        return Map.of(
                "departure.status", departure.status(),
                "departure.access-end", departure.accessEnd(),
                "departure.last-day", departure.lastDay());
    }
}
