package io.gatehouse.extension.leaver;

import java.util.Map;
import java.util.stream.Collectors;

/** What a reading back can find after a cut. The names are those of the contract. */
enum Found {
    ACCOUNT("enabled account"),
    ONLINE_SESSIONS("online sessions"),
    OFFLINE_SESSIONS("offline sessions"),
    CACHED_SESSIONS("cached sessions"),
    CONSENTS("consents"),
    ROLES("roles"),
    GROUPS("groups"),
    LEDGER("live ledger entries");

    private final String words;

    Found(String words) {
        this.words = words;
    }

    /** For operators, in English as every detail of a step. */
    static String inWords(Map<Found, Integer> found) {
        return found.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().words)
                .collect(Collectors.joining(", "));
    }
}
