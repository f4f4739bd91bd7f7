package io.gatehouse.app.platform.web;

import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Why an order was not carried out, in people's words; templates read it as {@code causes}. No code and no technical text of
 * Keycloak stands in a sentence where there are words for it.
 */
@Component
public final class Causes {
    private final MessageSource messages;

    Causes(MessageSource messages) {
        this.messages = messages;
    }

    /** Of an order that was given up. */
    public String of(@Nullable String code) {
        String known = known(code);
        return known != null ? known : text("fulfillment.cause.no-words", String.valueOf(code));
    }

    /** Of an order that is still tried: what has no words of its own passes by itself. */
    public String soFar(@Nullable String error) {
        String known = known(error);
        return known != null ? known : text("fulfillment.cause.passing");
    }

    private @Nullable String known(@Nullable String code) {
        return code == null || code.contains(" ")
                ? null
                : messages.getMessage("fulfillment.cause." + code, null, null, LocaleContextHolder.getLocale());
    }

    private String text(String key, Object... arguments) {
        return messages.getMessage(key, arguments, LocaleContextHolder.getLocale());
    }
}
