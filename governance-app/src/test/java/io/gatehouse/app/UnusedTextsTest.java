package io.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text is kept that nothing says any more: every key is named in the sources, whole or as the beginning of a built one. */
class UnusedTextsTest {
    private static final Path MAIN = Path.of("src/main");
    private static final Pattern IN_JAVA = Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"");
    private static final Pattern IN_TEMPLATES = Pattern.compile("'([^'\\n]*)'|#\\{([A-Za-z0-9_.-]+)");
    /** What a code that is thrown as an exception is looked up with. */
    private static final List<String> OF_CODES = List.of("refused.", "invalid.", "unavailable.");
    /** Beginnings of one word only; longer ones are recognized by themselves. */
    private static final List<String> SHORT_BEGINNINGS =
            List.of("role.", "risk.", "tier.", "step.", "time.", "error.", "signIn.");

    @Test
    void everyTextIsSaidSomewhere() throws IOException {
        Set<String> named = named();
        Set<String> beginnings = named.stream()
                .filter(text -> text.matches("([A-Za-z][A-Za-z0-9_-]*\\.){2,}|([A-Za-z][A-Za-z0-9_-]*\\.)+[A-Za-z]+-"))
                .collect(Collectors.toCollection(TreeSet::new));
        beginnings.addAll(SHORT_BEGINNINGS);
        Set<String> endings = named.stream()
                .filter(text -> text.matches("[.-][a-z.-]+"))
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> unused = new TreeSet<>();
        for (String key : keys()) {
            String code = OF_CODES.stream()
                    .filter(key::startsWith)
                    .findFirst()
                    .map(of -> key.substring(of.length()))
                    .orElse(key);
            boolean built = beginnings.stream().anyMatch(code::startsWith)
                    || endings.stream()
                            .anyMatch(ending -> code.endsWith(ending)
                                    && named.contains(code.substring(0, code.length() - ending.length())));
            if (!named.contains(code) && !built) {
                unused.add(key);
            }
        }
        assertThat(unused).as("texts that nothing names").isEmpty();
    }

    @Test
    void theShortBeginningsAreStillUsed() throws IOException {
        assertThat(named()).containsAll(SHORT_BEGINNINGS).containsAll(OF_CODES);
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path file : files(MAIN.resolve("java"), ".java")) {
            IN_JAVA.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group(1)));
        }
        for (Path file : files(MAIN.resolve("resources/templates"), ".html")) {
            IN_TEMPLATES
                    .matcher(Files.readString(file))
                    .results()
                    .forEach(found -> named.add(found.group(1) == null ? found.group(2) : found.group(1)));
        }
        return named;
    }

    private static Set<String> keys() throws IOException {
        Properties all = new Properties();
        for (Path bundle : files(MAIN.resolve("resources/messages"), ".properties")) {
            try (Reader reader = Files.newBufferedReader(bundle, StandardCharsets.UTF_8)) {
                all.load(reader);
            }
        }
        return all.stringPropertyNames();
    }

    private static List<Path> files(Path folder, String ending) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }
}
