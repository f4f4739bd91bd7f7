package io.gatehouse.app.platform.settings;

import io.gatehouse.app.shared.SigningKey;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Reads settings and collects every fault, so that an operator mends them in one go. */
final class SettingsReader {
    private final Environment environment;
    private final List<String> faults = new ArrayList<>();

    SettingsReader(Environment environment) {
        this.environment = environment;
    }

    String text(String name, String what) {
        String value = environment.getProperty(name, "").trim();
        if (value.isEmpty()) {
            faults.add(variable(name) + " is not set: " + what + ".");
        }
        return value;
    }

    URI address(String name, String what) {
        String value = text(name, what);
        try {
            URI address = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
            if (value.isEmpty()
                    || (Set.of("http", "https").contains(String.valueOf(address.getScheme()))
                            && address.getHost() != null
                            && address.getQuery() == null
                            && address.getFragment() == null)) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // said below, in words
        }
        faults.add(variable(name) + " is no http or https address: " + value);
        return URI.create("");
    }

    Path key(String name, String what) {
        String value = text(name, what);
        Path file = Path.of(value);
        if (!value.isEmpty() && !Files.isReadable(file)) {
            faults.add(variable(name) + ": the file " + file + " does not exist or cannot be read.");
        } else if (!value.isEmpty()) {
            try {
                SigningKey.read(file);
            } catch (IllegalArgumentException e) {
                faults.add(variable(name) + ": " + e.getMessage());
            }
        }
        return file;
    }

    ZoneId zone(String name, String preset) {
        String value = environment.getProperty(name, preset);
        try {
            return ZoneId.of(value);
        } catch (DateTimeException e) {
            faults.add(variable(name) + " is no time zone of the IANA list, such as Asia/Shanghai: " + value);
            return ZoneId.of("UTC");
        }
    }

    boolean flag(String name) {
        return environment.getProperty(name, Boolean.class, false);
    }

    void refuse(boolean wrong, String sentence) {
        if (wrong) {
            faults.add(sentence);
        }
    }

    /** @throws SettingsFault with all faults found so far */
    <T> T checked(T settings) {
        if (!faults.isEmpty()) {
            throw new SettingsFault(faults);
        }
        return settings;
    }

    private static String variable(String name) {
        return name.toUpperCase(Locale.ROOT).replace("-", "").replace('.', '_');
    }
}
