package io.gatehouse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.gatehouse.app.shared.StateChange;
import io.gatehouse.app.shared.Word;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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
import org.springframework.context.support.ResourceBundleMessageSource;

/** Nothing that is recorded is read as a code: it has words in both languages. */
class EntryWordsTest {
    private static final List<String> MODULES =
            List.of("alarm", "audit", "catalog", "change", "departure", "fulfillment", "review", "shell");
    private static final Map<String, Properties> TEXTS = texts();

    private final EntryWords words = new EntryWords(messages());

    @Test
    void everyTypeThatAModuleRecordsHasAPhrase() throws ClassNotFoundException {
        Set<String> codes = new TreeSet<>();
        Set<String> modules = new TreeSet<>();
        for (Class<?> types : typesOfTheModules()) {
            assertThat(types.isEnum()).as(types.getName()).isTrue();
            for (Object type : types.getEnumConstants()) {
                String code = ((StateChange.Type) type).code();
                assertThat(codes.add(code)).as("only one is " + code).isTrue();
                modules.add(code.substring(0, code.indexOf('.')));
            }
        }
        assertThat(modules).contains("alarm", "audit", "change", "departure", "fulfillment", "review");
        assertEquals(List.of(), without("audit.type.", codes));
    }

    private static List<Class<?>> typesOfTheModules() throws ClassNotFoundException {
        List<Class<?>> found = new ArrayList<>();
        for (JavaClass known : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.gatehouse.app")) {
            if (known.isAssignableTo(StateChange.Type.class) && !known.isInterface()) {
                found.add(Class.forName(known.getName()));
            }
        }
        return found;
    }

    @Test
    void everyCodeOfAnEntryHasWords() throws IOException, ClassNotFoundException {
        List<Coded> all = Coded.members();
        assertEquals(
                EntryWords.CODES.keySet(),
                new TreeSet<>(all.stream().map(Coded::member).toList()));
        List<String> missing = new ArrayList<>();
        for (Coded coded : all) {
            assertThat(coded.codes()).as(coded.member()).isNotEmpty();
            for (String code : coded.codes()) {
                boolean known = EntryWords.CODES.get(coded.member()).stream()
                        .anyMatch(prefix -> without(prefix, List.of(code)).isEmpty());
                if (!known) {
                    missing.add(coded.member() + " " + code);
                }
            }
        }
        assertEquals(List.of(), missing);
    }

    @Test
    void objectsAndJobsHaveNames() throws IOException {
        String sources = sources();
        Set<String> objects =
                named("new StateChange\\([^;]*?\"([A-Z]\\w+)\"|new Origin\\(\"?\\w+\"?, \"([A-Z]\\w+)\"", sources);
        assertThat(objects).contains("ReviewItem", "ChangeRequest", "DepartureCase", "FulfillmentOrder", "AuditTrail");
        assertEquals(List.of(), without("audit.object.", objects));
        Set<String> jobs = named("Actor\\.system\\(\"([a-z-]+)\"\\)", sources);
        assertThat(jobs).contains("fulfillment", "leaver-register");
        assertEquals(List.of(), without("audit.actor.", jobs));
    }

    @Test
    void whatAReadingFoundIsNamed() throws IOException {
        assertEquals(List.of(), without("audit.member.", Coded.foundWords()));
    }

    @Test
    void codesBecomeWordsAndTimesTimesAndTheRestStaysAsItIsStored() {
        assertEquals(new Word("REVOKE", "review.verb.REVOKE"), value("after.decision", "\"REVOKE\""));
        assertEquals("SOLD", value("after.decision", "\"SOLD\""));
        assertEquals(Instant.parse("2026-11-24T10:00:00Z"), value("after.decidedAt", "\"2026-11-24T10:00:00Z\""));
        assertEquals("never", value("after.decidedAt", "\"never\""));
        assertEquals("KEEP", value("reason", "\"KEEP\""), "what a person wrote is no code");
        assertEquals("2026-11-24", value("after.name", "\"2026-11-24\""), "and no day");
        assertEquals(true, value("after.whole", "true"));
        assertEquals("12", value("after.items", "12"));
    }

    @Test
    void membersAreNamedInWordsAndUnknownOnesAsTheyAre() {
        assertEquals("After › Status", words.label(List.of("after", "status"), Locale.ENGLISH));
        assertEquals("变更后 › 状态", words.label(List.of("after", "status"), Locale.SIMPLIFIED_CHINESE));
        assertEquals("In Keycloak › Step › 3 › State", label("data", "steps", "3", "state"));
        assertEquals("In Keycloak › Request", label("data", "request"));
        assertEquals("Reference of the request", label("request"));
        assertEquals("References › Approval not counted: acc-1", label("references", "not counted: acc-1"));
        assertEquals("After › somethingNew", label("after", "somethingNew"));
    }

    private String label(String... path) {
        return words.label(List.of(path), Locale.ENGLISH);
    }

    private Object value(String path, String json) {
        return words.value(
                "review.decided",
                "ReviewItem",
                List.of(path.split("\\.")),
                CanonicalJson.tree("{\"it\":" + json + "}").path("it"),
                Locale.ENGLISH);
    }

    private static List<String> without(String prefix, Iterable<String> codes) {
        List<String> missing = new ArrayList<>();
        for (String code : codes) {
            for (var language : TEXTS.entrySet()) {
                if (language.getValue().getProperty(prefix + code, "").isBlank()) {
                    missing.add(prefix + code + " " + language.getKey());
                }
            }
        }
        return missing;
    }

    /** The bundles as they are written: a message source would answer in English what is not there in Chinese. */
    private static Map<String, Properties> texts() {
        Map<String, Properties> texts = new TreeMap<>();
        for (String language : List.of("", "_zh_CN")) {
            Properties all = texts.computeIfAbsent("bundle" + language, any -> new Properties());
            for (String module : MODULES) {
                Path bundle = Path.of("src/main/resources/messages", module + language + ".properties");
                try (Reader reader = Files.newBufferedReader(bundle)) {
                    all.load(reader);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return texts;
    }

    private static Set<String> named(String pattern, String sources) {
        Set<String> names = new TreeSet<>();
        Matcher found = Pattern.compile(pattern).matcher(sources);
        while (found.find()) {
            names.add(found.group(1) == null ? found.group(2) : found.group(1));
        }
        return names;
    }

    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                all.append(Files.readString(file)).append(';');
            }
        }
        return all.toString();
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames(MODULES.stream().map(name -> "messages/" + name).toArray(String[]::new));
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
