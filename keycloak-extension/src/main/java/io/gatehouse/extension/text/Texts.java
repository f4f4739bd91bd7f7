package io.gatehouse.extension.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/** The sentences of the extension, in English and Simplified Chinese. */
public final class Texts {

    /** English. */
    public static final Locale EN = Locale.ENGLISH;

    /** Simplified Chinese. */
    public static final Locale ZH = Locale.SIMPLIFIED_CHINESE;

    private static final String BUNDLE = "gatehouse-messages";
    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    private Texts() {}

    /** The sentence with its placeholders filled. */
    public static String of(Locale locale, String key, Object... details) {
        ResourceBundle bundle = ResourceBundle.getBundle(BUNDLE, locale, Texts.class.getClassLoader(), NO_FALLBACK);
        return new MessageFormat(bundle.getString(key), locale).format(details);
    }

    /** Chinese when the caller's first wanted language is Chinese, otherwise English. */
    public static Locale wanted(@Nullable String acceptLanguage) {
        return acceptLanguage != null
                        && acceptLanguage.trim().toLowerCase(Locale.ROOT).startsWith("zh")
                ? ZH
                : EN;
    }
}
