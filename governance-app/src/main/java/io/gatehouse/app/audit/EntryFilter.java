package io.gatehouse.app.audit;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/**
 * What an auditor looks for; an empty member looks for everything.
 *
 * @param text anywhere in the entry, or in the extension's entry that it cites
 * @param type a type, or the beginning of one up to a dot
 * @param person id of the actor or the person concerned, what one of them is called, or part of the actor's name at the time
 * @param from first day, in the viewer's zone
 * @param to last day, in the viewer's zone
 */
record EntryFilter(
        @Nullable String text,
        @Nullable String type,
        @Nullable String person,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    /** Named parameters of the search statement. */
    Map<String, Object> parameters(ZoneId zone) {
        Map<String, Object> named = new TreeMap<>();
        named.put("text", like(text));
        named.put("type", clean(type));
        named.put("person", clean(person));
        named.put("name", like(person));
        named.put(
                "from",
                from == null ? "" : EntryStore.text(from.atStartOfDay(zone).toInstant()));
        named.put(
                "to",
                to == null
                        ? "9"
                        : EntryStore.text(to.plusDays(1).atStartOfDay(zone).toInstant()));
        return named;
    }

    /** What was filled in, for the record of an export. */
    Map<String, Object> said() {
        Map<String, Object> said = new TreeMap<>();
        put(said, "text", text);
        put(said, "type", type);
        put(said, "person", person);
        put(said, "from", from == null ? "" : from.toString());
        put(said, "to", to == null ? "" : to.toString());
        return said;
    }

    private static void put(Map<String, Object> said, String name, @Nullable String value) {
        if (StringUtils.hasText(value)) {
            said.put(name, value);
        }
    }

    private static String clean(@Nullable String value) {
        return value == null ? "" : value.strip();
    }

    private static String like(@Nullable String value) {
        String clean = clean(value);
        return clean.isEmpty() ? "" : "%" + plain(clean) + "%";
    }

    /** Nothing in it is a wildcard of {@code like}. */
    static String plain(String text) {
        return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    }
}
