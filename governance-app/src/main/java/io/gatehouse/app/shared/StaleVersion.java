package io.gatehouse.app.shared;

import java.util.Map;

/**
 * Somebody changed it first: 409 on pages and API, with what is there now. Nothing of the late change is stored.
 * {@code now} holds label keys of the module's bundle and the current values.
 */
public final class StaleVersion extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String href;
    private final transient Map<String, Object> now;

    /**
     * @param href where the object as it is now can be seen
     * @param now what it says now: message key of the label → value
     */
    public StaleVersion(String href, Map<String, Object> now) {
        super(href);
        this.href = href;
        this.now = Map.copyOf(now);
    }

    public String href() {
        return href;
    }

    public Map<String, Object> now() {
        return now;
    }
}
