package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.support.TransactionTemplate;

/** The pages and the API of departures, in both languages, for the right and the wrong people. */
class DeparturePagesIT extends AppIT {

    private static final Actor HR = new Actor("dp-hr", "Wang Fang", Set.of(AppRole.HR));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient sql;

    @Autowired
    DepartureCases cases;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void settle() {
        sql.sql("update departure.departure_case set status = 'CANCELLED'").update();
        sql.sql("delete from directory.account where id like 'dp-%'").update();
        person("dp-boss", "D1", null);
        person("dp-leaver", "D2", "dp-boss");
        person("dp-hr", "D3", null);
        person("dp-other", "D4", null);
    }

    @Test
    void hrFindsThePersonSeesThePlanAndConfirms() throws Exception {
        browser.perform(get("/departures").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Start a departure")));
        browser.perform(get("/departures/new?q=dp-leaver").with(hr("zh-CN")))
                .andExpect(content().string(allOf(containsString("choose-dp-leaver"), containsString("人员D2"))));
        browser.perform(get("/departures/new?person=dp-leaver").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("checked"))));
        String day = LocalDate.now(SHANGHAI).plusDays(3).toString();
        browser.perform(form("/departures/preview", day, "18:00").with(hr("zh-CN")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("确认离职")));
        String location = browser.perform(form("/departures", day, "18:00").with(hr("en")))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        for (String language : List.of("en", "zh-CN")) {
            browser.perform(get(String.valueOf(location)).with(hr(language)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(not(containsString("??"))));
        }
        assertThat(sql.sql("select count(*) from fulfillment.fulfillment_order where origin_id = ?")
                        .param(String.valueOf(location).substring("/departures/".length()))
                        .query(Integer.class)
                        .single())
                .as("orders to the leaver register")
                .isEqualTo(1);
    }

    @Test
    void badInputIsSaidBesideTheFieldAndNothingTypedIsLost() throws Exception {
        browser.perform(form("/departures/preview", "2020-01-01", "18:00").with(hr("en")))
                .andExpect(status().isBadRequest())
                .andExpect(
                        content().string(allOf(containsString("This time has passed"), containsString("2020-01-01"))));
        browser.perform(post("/departures/preview")
                        .param("person", "dp-leaver")
                        .param("accessEnd", "NOW")
                        .with(hr("zh-CN"))
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("请选择一项")));
    }

    @Test
    void whatTheRegisterReportsIsShownStepByStep() throws Exception {
        UUID id = start(false);
        Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(id, at);
        for (String language : List.of("en", "zh-CN")) {
            browser.perform(get("/departures/" + id).with(hr(language)))
                    .andExpect(status().isOk())
                    .andExpect(content()
                            .string(allOf(
                                    containsString("gh-step--done"),
                                    containsString("人员D2"),
                                    not(containsString("??")))));
        }
        browser.perform(get("/departures/" + id + "?live=true").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("<html"))));
    }

    @Test
    void aLateDecisionIsToldWhatIsThereNow() throws Exception {
        UUID id = start(false);
        browser.perform(post("/departures/" + id + "/run-now")
                        .param("version", "0")
                        .with(hr("en"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        browser.perform(post("/departures/" + id + "/run-now")
                        .param("version", "0")
                        .with(hr("en"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("/departures/" + id)));
    }

    @Test
    void whoMustNotKnowIsToldNothing() throws Exception {
        UUID confidential = start(true);
        for (String other : List.of("dp-boss", "dp-other", "dp-leaver")) {
            browser.perform(get("/departures/" + confidential).with(SignedInAs.person(other, other)))
                    .andExpect(status().isNotFound());
        }
        browser.perform(get("/departures").with(SignedInAs.person("dp-other", "Other")))
                .andExpect(status().isForbidden());
        browser.perform(get("/departures/new").with(SignedInAs.person("dp-boss", "Boss")))
                .andExpect(status().isForbidden());
        browser.perform(post("/departures/" + confidential + "/run-now")
                        .param("version", "0")
                        .with(hr("en")))
                .andExpect(status().isForbidden());
        browser.perform(get("/departures/" + UUID.randomUUID()).with(hr("en"))).andExpect(status().isNotFound());
    }

    @Test
    void theApiStartsAndRefusesWithCodes() throws Exception {
        String end = Instant.now().plus(2, ChronoUnit.HOURS).toString();
        String body = "{\"personId\":\"dp-leaver\",\"type\":\"VOLUNTARY\",\"lastDay\":\"2999-01-01\",\"accessEnd\":\""
                + end + "\",\"confidential\":false}";
        RequestPostProcessor token = SignedInAs.api("dp-hr", AppRole.HR);
        browser.perform(post("/api/departures")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{not json")
                        .with(token))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        browser.perform(post("/api/departures")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}")
                        .with(token))
                .andExpect(status().isBadRequest());
        browser.perform(post("/api/departures")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(token))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.status").value("SCHEDULED"));
        browser.perform(post("/api/departures")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body)
                        .with(token))
                .andExpect(status().isBadRequest());
    }

    private UUID start(boolean confidential) {
        Instant end = Instant.now().plus(2, ChronoUnit.HOURS);
        return cases.start(
                HR,
                new DeparturePlan(
                        "dp-leaver",
                        DepartureType.VOLUNTARY,
                        LocalDate.ofInstant(end, SHANGHAI),
                        end,
                        SHANGHAI,
                        confidential,
                        null));
    }

    private void report(UUID id, Instant at) {
        List<DepartureState.Step> steps = List.of("GUARD", "DISABLE", "VERIFY").stream()
                .map(step -> new DepartureState.Step(step, "DONE", at, 1, null))
                .toList();
        DepartureState state = new DepartureState(
                id.toString(),
                "dp-leaver",
                1,
                null,
                "ENDED",
                at,
                "Asia/Shanghai",
                at,
                at,
                at,
                1,
                null,
                steps,
                List.of());
        transaction.executeWithoutResult(done -> events.publishEvent(new DepartureProgressed(state)));
    }

    private static MockHttpServletRequestBuilder form(String path, String day, String time) {
        return post(path)
                .param("person", "dp-leaver")
                .param("type", "VOLUNTARY")
                .param("accessEnd", "CUSTOM")
                .param("customDay", day)
                .param("customTime", time)
                .param("lastDay", day)
                .with(csrf());
    }

    private static RequestPostProcessor hr(String language) {
        return request -> {
            request.addPreferredLocale(Locale.forLanguageTag(language));
            request.addHeader("Accept-Language", language);
            return SignedInAs.person("dp-hr", "Wang Fang", AppRole.HR).postProcessRequest(request);
        };
    }

    private void person(String id, String number, @Nullable String manager) {
        sql.sql("""
                        insert into directory.account (id, username, email, first_name, last_name, enabled, departed,
                            attributes, manager_id)
                        values (:id, :id, null, :id, 'Test', true, false,
                            jsonb_build_object('employeeNumber', :number::text, 'displayName', '人员' || :number), :manager)
                        """)
                .param("id", id)
                .param("number", number)
                .param("manager", manager)
                .update();
    }
}
