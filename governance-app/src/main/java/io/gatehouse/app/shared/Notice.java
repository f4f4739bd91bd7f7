package io.gatehouse.app.shared;

import java.util.List;
import java.util.Locale;

/**
 * What a page says after a redirect. A controller adds it as flash attribute under {@link #FLASH}; the layout shows it and
 * reads it out.
 *
 * @param kind colour and icon
 * @param key message key
 * @param arguments arguments of the message
 */
public record Notice(Kind kind, String key, List<Object> arguments) {
    /** Name of the flash attribute. */
    public static final String FLASH = "notice";

    /** What happened, as seen by the person. */
    public enum Kind {
        SUCCESS("✓"),
        INFO("i"),
        WARNING("!"),
        DANGER("!");

        private final String icon;

        Kind(String icon) {
            this.icon = icon;
        }

        /** A sign that says it without colour. */
        public String icon() {
            return icon;
        }

        /** The word that style sheets use. */
        public String style() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Notice success(String key, Object... arguments) {
        return new Notice(Kind.SUCCESS, key, List.of(arguments));
    }

    public static Notice info(String key, Object... arguments) {
        return new Notice(Kind.INFO, key, List.of(arguments));
    }

    public static Notice warning(String key, Object... arguments) {
        return new Notice(Kind.WARNING, key, List.of(arguments));
    }

    public static Notice danger(String key, Object... arguments) {
        return new Notice(Kind.DANGER, key, List.of(arguments));
    }
}
