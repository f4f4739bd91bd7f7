package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.shared.Word;
import java.util.LinkedHashMap;
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
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("departure.status", Word.of("departure.status.", departure.status()));
        shown.put("departure.access-end", departure.accessEnd().atZone(departure.zone()));
        shown.put("departure.last-day", departure.lastDay());
        return shown;
    }
}
