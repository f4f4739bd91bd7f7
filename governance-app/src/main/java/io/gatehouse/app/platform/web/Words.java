package io.gatehouse.app.platform.web;

import io.gatehouse.app.shared.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Values as people read them, whatever they are; templates read it as {@code words}. */
@Component
public final class Words {
    private final MessageSource messages;
    private final Times times;

    Words(MessageSource messages, Times times) {
        this.messages = messages;
        this.times = times;
    }

    /** A word without its text shows its code: a gap in a bundle must not take a page away. */
    public String of(@Nullable Object value) {
        if (value instanceof Word word) {
            String text = messages.getMessage(word.text(), null, null, LocaleContextHolder.getLocale());
            return text == null ? word.code() : text;
        } else if (value instanceof Boolean yes) {
            return messages.getMessage(yes ? "word.yes" : "word.no", null, LocaleContextHolder.getLocale());
        } else if (value instanceof Instant instant) {
            return times.exact(instant);
        } else if (value instanceof ZonedDateTime time) {
            return times.absolute(time.toInstant(), time.getZone());
        } else if (value instanceof LocalDate day) {
            return times.day(day);
        }
        return value == null ? "–" : value.toString();
    }
}
