package io.gatehouse.app.shared;

import java.time.ZonedDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Somebody changed it first: 409 on pages and API, with what is there now. Nothing of the late change is stored. */
public final class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String href;
    private final transient Map<String, Object> now;

    /**
     * @param href where the object as it is now can be seen
     * @param now what it says now, in the order in which it is shown: message key of the label → value. Enumerations as
     *     {@link Word}; an instant, a day, a time in the zone of the person concerned, a number or a name as itself
     */
    public StaleVersion(String href, Map<String, ?> now) {
        super(href);
        this.href = href;
        this.now = Collections.unmodifiableMap(new LinkedHashMap<>(now));
    }

    public String href() {
        return href;
    }

    public Map<String, Object> now() {
        return now;
    }

    /** What it says now, for machines: codes, and times in UTC. */
    public Map<String, Object> codes() {
        Map<String, Object> codes = new LinkedHashMap<>(now);
        codes.replaceAll((label, value) -> code(value));
        return codes;
    }

    private static Object code(Object value) {
        if (value instanceof Word word) {
            return word.code();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant().toString();
        }
        return value instanceof TemporalAccessor time ? time.toString() : value;
    }
}
