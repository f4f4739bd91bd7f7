package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.keycloak.DepartureState;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The pages of departures, in both languages, for the right and the wrong people. */
class DeparturePagesIT extends ReportedCases {

    @Test
    void hrFindsThePersonSeesThePlanAndConfirms() throws Exception {
        browser.perform(get("/departures").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Start a departure")));
        browser.perform(get("/departures/new?q=do-leaver").with(hr("zh-CN")))
                .andExpect(content().string(allOf(containsString("choose-do-leaver"), containsString("人员D2"))));
        browser.perform(get("/departures/new?person=do-leaver").with(hr("en")))
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
                        .param("person", "do-leaver")
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
                .andExpect(content().string(containsString("/departures/" + id)))
                .andExpect(content()
                        .string(allOf(
                                containsString(">Scheduled<"),
                                matchesRegex("(?s).*>\\d+ \\w+ \\d{4}, \\d\\d:\\d\\d \\(UTC\\+8\\)<.*"),
                                not(containsString("SCHEDULED")),
                                not(matchesRegex("(?s).*\\dT\\d\\d:.*")))));
        browser.perform(post("/departures/" + id + "/run-now")
                        .param("version", "0")
                        .with(hr("zh-CN"))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("已排期"), containsString("（北京时间）"))));
    }

    @Test
    void whoMustNotKnowIsToldNothing() throws Exception {
        UUID confidential = start(true);
        for (String other : List.of("do-boss", "do-other", "do-leaver")) {
            browser.perform(get("/departures/" + confidential).with(SignedInAs.person(other, other)))
                    .andExpect(status().isNotFound());
        }
        browser.perform(get("/departures").with(SignedInAs.person("do-other", "Other")))
                .andExpect(status().isForbidden());
        browser.perform(get("/departures/new").with(SignedInAs.person("do-boss", "Boss")))
                .andExpect(status().isForbidden());
        browser.perform(post("/departures/" + confidential + "/run-now")
                        .param("version", "0")
                        .with(hr("en")))
                .andExpect(status().isForbidden());
        browser.perform(get("/departures/" + UUID.randomUUID()).with(hr("en"))).andExpect(status().isNotFound());
    }

    private void report(UUID id, Instant at) {
        List<DepartureState.Step> steps = List.of("GUARD", "DISABLE", "VERIFY").stream()
                .map(step -> new DepartureState.Step(step, "DONE", at, 1, null))
                .toList();
        tell(new DepartureState(
                id.toString(),
                "do-leaver",
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
                List.of()));
    }

    private static MockHttpServletRequestBuilder form(String path, String day, String time) {
        return post(path)
                .param("person", "do-leaver")
                .param("type", "VOLUNTARY")
                .param("accessEnd", "CUSTOM")
                .param("customDay", day)
                .param("customTime", time)
                .param("lastDay", day)
                .with(csrf());
    }
}
