package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every event of the contract's page is known here: it has words in both languages, and a departure's is its progress. */
class OutboxEventsTest {

    private static final String DEPARTURE = """
            {"caseId":"case-1","subjectId":"wang","episode":1,"revision":7,"state":"ENDED","accessEnd":"2026-11-24T10:00:00Z",
            "zone":"Asia/Shanghai","registeredAt":"2026-11-24T09:00:00Z","cutAt":"2026-11-24T10:00:01Z",
            "endedAt":"2026-11-24T10:00:01Z","verifiedAt":null,"lastLookAt":"2026-11-24T10:00:09Z","attempts":1,
            "lastError":"came back after the end: 1 roles","steps":[],
            "sweeps":[{"at":"2026-11-24T10:00:09Z","found":{"ROLES":1},"removed":{"ROLES":1},"goneAt":null}],
            "found":{"ROLES":1},"removed":{"ROLES":1}}
            """;

    private final OutboxEvents events = new OutboxEvents();

    @Test
    void everyTypeOfTheContractHasWordsInBothLanguages() throws IOException {
        Set<String> types = typesOfTheContract();
        assertThat(types).hasSizeGreaterThan(15).contains("departure.cut", "departed_grant.refused");
        for (String bundle : List.of("audit.properties", "audit_zh_CN.properties")) {
            Properties words = new Properties();
            try (Reader reader = Files.newBufferedReader(Path.of("src/main/resources/messages", bundle))) {
                words.load(reader);
            }
            assertThat(types)
                    .as(bundle)
                    .allSatisfy(type -> assertThat(words.getProperty("audit.type.keycloak." + type))
                            .as(type)
                            .isNotBlank());
        }
    }

    @Test
    void everyEventOfADepartureIsItsProgressAndAnAuditEntry() throws IOException {
        for (String type : typesOfTheContract()) {
            if (type.startsWith("departure.")) {
                List<Object> published = events.published(event(type));
                assertThat(published).as(type).hasSize(2);
                assertThat(published.get(0)).isInstanceOf(ExtensionEntryReceived.class);
                assertThat(published.get(1))
                        .isInstanceOfSatisfying(
                                DepartureProgressed.class,
                                progress ->
                                        assertThat(progress.state().caseId()).isEqualTo("case-1"));
            }
        }
    }

    /** The first column of the table of events in docs/extension-api.md. */
    private static Set<String> typesOfTheContract() throws IOException {
        String page = Files.readString(Path.of("../docs/extension-api.md"));
        int table = page.indexOf("| type | data |");
        Set<String> types = new LinkedHashSet<>();
        for (String line : page.substring(table).split("\n")) {
            if (!line.startsWith("|")) {
                break;
            }
            Matcher names = Pattern.compile("`([a-z_]+\\.[a-z_]+)`").matcher(line.split("\\|")[1]);
            while (names.find()) {
                types.add(names.group(1));
            }
        }
        return types;
    }

    private static OutboxEvent event(String type) {
        return new OutboxEvent(
                "event-1", type, "realm", Instant.EPOCH, 1, "hash", "before", null, "wang", DEPARTURE, "{}");
    }
}
