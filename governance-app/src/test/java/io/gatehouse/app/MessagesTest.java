package io.gatehouse.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every text exists in both languages, every key that a template names exists, and templates hold no text of their own. */
class MessagesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern KEY = Pattern.compile("#\\{([A-Za-z0-9_.-]+)[}(]|msg\\('([A-Za-z0-9_.-]+)'");
    private static final Pattern COMMENT = Pattern.compile("<!--.*?-->", Pattern.DOTALL);
    private static final Pattern BETWEEN_TAGS = Pattern.compile(">([^<]+)<");
    private static final Pattern WORDS = Pattern.compile("\\p{L}{2,}");
    private static final Pattern SPOKEN_ATTRIBUTE =
            Pattern.compile("\\s(title|alt|placeholder|aria-label)=\"([^\"]*\\p{L}[^\"]*)\"");
    private static final Pattern INLINE =
            Pattern.compile("\\son[a-z]+=|<style|\\sstyle=|<script(?![^>]*src)|th:utext|hx-on");

    @Test
    void bothLanguagesHaveTheSameKeys() throws IOException {
        Map<String, Set<String>> missing = new TreeMap<>();
        for (Path english : files("messages", ".properties")) {
            if (english.toString().endsWith("_zh_CN.properties")) {
                continue;
            }
            Path chinese = english.resolveSibling(
                    english.getFileName().toString().replace(".properties", "_zh_CN.properties"));
            assertTrue(Files.exists(chinese), () -> english + " has no Chinese sister");
            note(
                    missing,
                    english + " only",
                    load(english).keySet(),
                    load(chinese).keySet());
            note(
                    missing,
                    chinese + " only",
                    load(chinese).keySet(),
                    load(english).keySet());
        }
        assertEquals(Map.of(), missing);
    }

    @Test
    void noKeyIsInTwoBundles() throws IOException {
        Map<String, String> owner = new TreeMap<>();
        List<String> twice = new ArrayList<>();
        for (Path bundle : files("messages", "_zh_CN.properties")) {
            for (Object key : load(bundle).keySet()) {
                String before = owner.put(String.valueOf(key), bundle.toString());
                if (before != null) {
                    twice.add(key + " in " + before + " and " + bundle);
                }
            }
        }
        assertEquals(List.of(), twice);
    }

    @Test
    void everyPatternCanBeUsedAndChineseUsesTheSameArguments() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path english : files("messages", ".properties")) {
            if (english.toString().endsWith("_zh_CN.properties")) {
                continue;
            }
            Properties chinese = load(english.resolveSibling(
                    english.getFileName().toString().replace(".properties", "_zh_CN.properties")));
            load(english).forEach((key, text) -> {
                try {
                    int arguments =
                            new MessageFormat(String.valueOf(text), Locale.ENGLISH).getFormatsByArgumentIndex().length;
                    String translated = chinese.getProperty(String.valueOf(key), "");
                    if (new MessageFormat(translated, Locale.ENGLISH).getFormatsByArgumentIndex().length != arguments) {
                        wrong.add(key + ": other arguments in Chinese");
                    }
                } catch (IllegalArgumentException e) {
                    wrong.add(key + ": " + e.getMessage());
                }
            });
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyKeyThatATemplateNamesExists() throws IOException {
        Set<String> known = new TreeSet<>();
        for (Path bundle : files("messages", "_zh_CN.properties")) {
            load(bundle).keySet().forEach(key -> known.add(String.valueOf(key)));
        }
        Set<String> missing = new TreeSet<>();
        for (Path template : files("templates", ".html")) {
            Matcher found = KEY.matcher(withoutComments(template));
            while (found.find()) {
                String name = found.group(1) == null ? found.group(2) : found.group(1);
                // 'departure.type.' + … is the beginning of several keys
                if (!known.contains(name)
                        && !(name.endsWith(".") && known.stream().anyMatch(key -> key.startsWith(name)))) {
                    missing.add(RESOURCES.relativize(template) + ": " + name);
                }
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void templatesHoldNoTextAndNothingInline() throws IOException {
        Set<String> wrong = new TreeSet<>();
        for (Path template : files("templates", ".html")) {
            String html = withoutComments(template);
            Matcher text = BETWEEN_TAGS.matcher(html.replaceAll("\"[^\"]*\"", "\"\""));
            while (text.find()) {
                if (WORDS.matcher(text.group(1).replaceAll("&[a-z]+;", "")).find()) {
                    wrong.add(template.getFileName() + " text: " + text.group(1).strip());
                }
            }
            Matcher attribute = SPOKEN_ATTRIBUTE.matcher(html);
            while (attribute.find()) {
                wrong.add(template.getFileName() + " attribute: "
                        + attribute.group().strip());
            }
            Matcher inline = INLINE.matcher(html);
            while (inline.find()) {
                wrong.add(template.getFileName() + " inline: " + inline.group().strip());
            }
        }
        // names of keys on the keyboard
        wrong.removeIf(
                found -> found.endsWith("text: Esc") || found.endsWith("text: Ctrl") || found.endsWith("text: Enter"));
        assertEquals(Set.of(), wrong);
    }

    private static void note(Map<String, Set<String>> missing, String where, Set<Object> here, Set<Object> there) {
        here.stream()
                .map(String::valueOf)
                .filter(key -> !there.contains(key))
                .forEach(key ->
                        missing.computeIfAbsent(where, any -> new TreeSet<>()).add(key));
    }

    private static String withoutComments(Path template) throws IOException {
        return COMMENT.matcher(Files.readString(template)).replaceAll("");
    }

    private static Properties load(Path file) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        }
        return texts;
    }

    private static List<Path> files(String folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES.resolve(folder))) {
            return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
        }
    }
}
