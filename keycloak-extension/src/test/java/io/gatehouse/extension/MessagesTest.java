package io.gatehouse.extension;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.rest.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every sentence exists in both languages. */
class MessagesTest {

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d}");

    @Test
    void bothLanguagesHaveTheSameKeysAndPlaceholders() throws IOException {
        Properties english = read("gatehouse-messages.properties");
        Properties chinese = read("gatehouse-messages_zh_CN.properties");
        assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(chinese.keySet()));
        for (String key : english.stringPropertyNames()) {
            assertEquals(placeholders(english.getProperty(key)), placeholders(chinese.getProperty(key)), key);
            assertTrue(CHINESE.matcher(chinese.getProperty(key)).find(), key);
            assertFalse(CHINESE.matcher(english.getProperty(key)).find(), key);
            assertFalse(
                    english.getProperty(key).contains("'")
                            && !english.getProperty(key).contains("''"),
                    key + ": a single apostrophe swallows the placeholders");
        }
    }

    @Test
    void everyCodeHasItsSentences() throws IOException {
        Properties english = read("gatehouse-messages.properties");
        for (Problem.Code code : Problem.Code.values()) {
            assertTrue(english.containsKey("problem." + code.wire() + ".title"), code.wire());
            assertTrue(english.containsKey("problem." + code.wire() + ".detail"), code.wire());
        }
    }

    private static TreeSet<String> placeholders(String text) {
        TreeSet<String> found = new TreeSet<>();
        PLACEHOLDER.matcher(text).results().forEach(match -> found.add(match.group()));
        return found;
    }

    private static Properties read(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/" + name)), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
