package io.gatehouse.app.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.audit.model.Chain;
import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.StateChange;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the trail says of a confidential departure before access has ended: to HR everything, to other auditors nothing. */
class WithheldEntriesIT extends AppIT {

    private static final RequestPostProcessor AUDITOR = SignedInAs.person("we-auditor", "Auditor", AppRole.AUDITOR);
    private static final RequestPostProcessor HR_TOO = SignedInAs.person("we-hr", "HR", AppRole.AUDITOR, AppRole.HR);
    private static final Actor HR = new Actor("we-hr", "HR", Set.of(AppRole.HR));

    @Autowired
    private MockMvc browser;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private DepartureCases departures;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    /** New each time: the trail forgets nothing. */
    private final String leaver = "we-" + UUID.randomUUID();

    private UUID departure;

    @BeforeEach
    void aConfidentialDeparture() {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes)
                        values (:id, :id, 'Given', 'Family', true, false, jsonb_build_object('employeeNumber', :id::text))""").param("id", leaver).update();
        Instant end = Instant.now().plus(2, ChronoUnit.HOURS);
        departure = departures.start(
                HR,
                new DeparturePlan(
                        leaver,
                        DepartureType.INVOLUNTARY,
                        LocalDate.ofInstant(end, ZoneOffset.UTC),
                        end,
                        ZoneOffset.UTC,
                        false,
                        null));
        publish(registered());
        publish(new StateChange(
                TestChange.EVENT_SET_ASIDE,
                Actor.system("fulfillment"),
                leaver,
                "OutboxEvent",
                UUID.randomUUID().toString(),
                Map.of(),
                Map.of("type", "departure.rescheduled", "fault", "UnheardOf"),
                null,
                Map.of()));
        publish(new StateChange(
                TestChange.RENAMED,
                HR,
                leaver,
                "Test",
                "nothing-secret",
                Map.of(),
                Map.of("name", "x"),
                null,
                Map.of()));
    }

    @AfterEach
    void theChainOfTheExtensionIsEmptyAgain() throws Exception {
        sql.sql("delete from directory.account where id = :id")
                .param("id", leaver)
                .update();
        try (Connection owner = DATABASE.owner();
                Statement statement = owner.createStatement()) {
            statement.execute("alter table audit.extension_entry disable trigger all");
            statement.execute("delete from audit.extension_entry");
            statement.execute("alter table audit.extension_entry enable trigger all");
        }
    }

    @Test
    void noSearchFindsOutAboutIt() throws Exception {
        for (String query : List.of("", "q=" + departure, "q=INVOLUNTARY", "person=" + leaver, "type=departure")) {
            assertThat(page(query, AUDITOR)).as("page " + query).doesNotContain(departure + "<", "UnheardOf");
            String lines = export(query, AUDITOR);
            assertThat(lines)
                    .as("export " + query)
                    .doesNotContain("\"id\":\"" + departure, "\"caseId\":\"" + departure, "UnheardOf");
        }
        assertThat(page("person=" + leaver, AUDITOR))
                .as("what is no secret stays")
                .contains("nothing-secret");
        assertThat(export("person=" + leaver, AUDITOR).lines()).hasSize(2);
        assertThat(export("person=" + leaver, HR_TOO).lines())
                .as("case, order, what Keycloak recorded, what was set aside, what is no secret, the end")
                .hasSize(7);
        assertThat(page("person=" + leaver, HR_TOO)).contains(departure.toString(), "UnheardOf");
    }

    @Test
    void whomItConcernsIsToldNothingEvenWithBothRoles() throws Exception {
        RequestPostProcessor self = SignedInAs.person(leaver, "Leaver", AppRole.AUDITOR, AppRole.HR);
        assertThat(export("q=" + departure, self).lines()).hasSize(1);
    }

    @Test
    void theChainCanBeFollowedAndWhatIsWithheldNowIsProvedLater() throws Exception {
        List<JsonNode> before =
                export("", AUDITOR).lines().map(CanonicalJson::tree).toList();
        String previous = Chain.START;
        int withheld = 0;
        for (JsonNode line : before) {
            if (line.path("chain").asString().equals("app")) {
                assertThat(line.path("previous").asString()).isEqualTo(previous);
                previous = line.path("hash").asString();
                withheld += line.path("withheld").asBoolean(false) ? 1 : 0;
                assertThat(line.has("entry")).isNotEqualTo(line.path("withheld").asBoolean(false));
            }
        }
        JsonNode end = before.get(before.size() - 1);
        assertThat(end.path("withheld").asInt()).isEqualTo(withheld).isGreaterThanOrEqualTo(4);

        ended();
        List<String> after = export("", AUDITOR).lines().toList();
        for (int n = 0; n < before.size() - 1; n++) {
            assertThat(CanonicalJson.tree(after.get(n)).path("hash"))
                    .isEqualTo(before.get(n).path("hash"));
        }
        assertThat(export("person=" + leaver, AUDITOR)).contains("\"caseId\":\"" + departure, "INVOLUNTARY");
    }

    /** As the extension tells it, with a hash that the check accepts. */
    private ExtensionEntryReceived registered() {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("actor", null);
        members.put("at", "1970-01-01T00:00:00Z");
        members.put("data", Map.of("caseId", departure.toString()));
        members.put("seq", 1);
        members.put("subject", leaver);
        members.put("type", "departure.registered");
        String hash = Chain.hash(Chain.START, CanonicalJson.write(members));
        members.remove("seq");
        members.put("auditSeq", 1);
        return new ExtensionEntryReceived(
                1,
                hash,
                Chain.START,
                "departure.registered",
                Instant.EPOCH,
                null,
                null,
                leaver,
                CanonicalJson.write(members));
    }

    private void ended() {
        Instant at = Instant.now();
        DepartureState state = new DepartureState(
                departure.toString(), leaver, 1, null, "ENDED", at, "Z", at, at, at, 1, null, List.of(), List.of());
        publish(new DepartureProgressed(state));
    }

    private void publish(Object event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private String page(String query, RequestPostProcessor who) throws Exception {
        return answer("/audit?" + query, who);
    }

    private String export(String query, RequestPostProcessor who) throws Exception {
        return answer("/audit/export.jsonl?" + query, who);
    }

    private String answer(String path, RequestPostProcessor who) throws Exception {
        return browser.perform(get(path).with(who))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
    }
}
