package io.gatehouse.app.platform.web;

import io.gatehouse.app.platform.settings.GatehouseSettings;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Times as people read them; templates read it as {@code times}. Absolute times always name the zone:
 * {@code 30 Sep 2026, 18:00 (UTC+8)}, {@code 2026年9月30日 18:00（北京时间）}.
 */
@Component
public final class Times {
    private static final DateTimeFormatter ENGLISH = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE = DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);
    private static final DateTimeFormatter CHINESE_DAY = DateTimeFormatter.ofPattern("uuuu年M月d日", Locale.CHINA);

    private final Now now;
    private final ZoneId company;
    private final MessageSource messages;

    Times(Now now, GatehouseSettings settings, MessageSource messages) {
        this.now = now;
        this.company = settings.zone();
        this.messages = messages;
    }

    /** Absolute, in the viewer's zone. */
    public String absolute(Instant instant) {
        return absolute(instant, viewerZone());
    }

    /** Absolute, in the given zone, such as that of the person concerned. */
    public String absolute(Instant instant, ZoneId zone) {
        ZonedDateTime time = instant.atZone(zone);
        return chinese()
                ? CHINESE.format(time) + "（" + zoneName(time) + "）"
                : ENGLISH.format(time) + " (" + zoneName(time) + ")";
    }

    /** With seconds, for timelines and proofs. */
    public String exact(Instant instant) {
        ZonedDateTime time = instant.atZone(viewerZone());
        String seconds = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").format(time);
        return chinese() ? seconds + "（" + zoneName(time) + "）" : seconds + " (" + zoneName(time) + ")";
    }

    public String day(LocalDate day) {
        return (chinese() ? CHINESE_DAY : ENGLISH_DAY).format(day);
    }

    /** How far away it is, in words: "in 2 d", "3 h ago". */
    public String relative(Instant instant) {
        Duration distance = Duration.between(now.instant(), instant);
        Duration size = distance.abs();
        String unit =
                size.toDays() >= 2 ? "days" : size.toHours() >= 2 ? "hours" : size.toMinutes() >= 1 ? "minutes" : "now";
        long count = unit.equals("days") ? size.toDays() : unit.equals("hours") ? size.toHours() : size.toMinutes();
        String key = unit.equals("now") ? "time.now" : "time." + unit + (distance.isNegative() ? ".ago" : ".ahead");
        return messages.getMessage(key, new Object[] {count}, LocaleContextHolder.getLocale());
    }

    /** The zone of whoever looks. */
    public ZoneId viewerZone() {
        return ViewerZone.or(company);
    }

    private static String zoneName(ZonedDateTime time) {
        if (chinese() && time.getZone().getId().equals("Asia/Shanghai")) {
            return "北京时间";
        }
        int seconds = time.getOffset().getTotalSeconds();
        int minutes = Math.abs(seconds / 60) % 60;
        String hours = "UTC" + (seconds < 0 ? "-" : "+") + Math.abs(seconds / 3600);
        return minutes == 0 ? hours : hours + ":" + (minutes < 10 ? "0" : "") + minutes;
    }

    private static boolean chinese() {
        return LocaleContextHolder.getLocale().getLanguage().equals("zh");
    }
}
