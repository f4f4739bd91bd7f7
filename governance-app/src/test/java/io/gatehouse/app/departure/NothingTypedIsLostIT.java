package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.departure.model.CaseStatus;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What HR typed into the forms of a departure comes back when something in it cannot be used, and is never in an address. */
class NothingTypedIsLostIT extends ReportedCases {

    @Test
    void anEndThatCannotBe() throws Exception {
        UUID id = start(false);
        browser.perform(moved(id, "2031-05-06", "25:99").with(hr("en")))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(allOf(
                                containsString("Please enter a time as 18:00."),
                                containsString("value=\"2031-05-06\""),
                                containsString("value=\"25:99\""),
                                containsString("value=\"2031-05-07\""),
                                matchesPattern("(?s).*<details open=\"open\">\\s*<summary[^>]*>Change the end<.*"))));
        browser.perform(moved(id, "2020-05-06", "18:00").with(hr("zh-CN")))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(allOf(containsString("该时间已过"), containsString("value=\"2020-05-06\""))));
        assertThat(state(id)).isEqualTo(CaseStatus.SCHEDULED);
    }

    @Test
    void aReasonThatIsTooLong() throws Exception {
        UUID id = start(false);
        String reason = "stays after all ".repeat(70);
        browser.perform(cancelled(id, reason).with(hr("en")))
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(allOf(
                                containsString("At most 1,000 characters."),
                                containsString("value=\"" + reason + "\""),
                                matchesPattern("(?s).*<details open=\"open\">\\s*<summary[^>]*>Cancel departure<.*"))));
        browser.perform(cancelled(id, " ").with(hr("zh-CN")))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(not(containsString("??"))));
    }

    /** Whoever typed it saw an older case: sending it again must say so. */
    @Test
    void theVersionThatWasSeenStays() throws Exception {
        UUID id = start(false);
        sql.sql("update departure.departure_case set version = 7 where id = ?")
                .param(id)
                .update();
        browser.perform(moved(id, "2031-05-06", "25:99").with(hr("en")))
                .andExpect(content()
                        .string(matchesPattern("(?s).*/reschedule\".*?name=\"version\" value=\"0\".*/cancel\".*")));
        browser.perform(moved(id, "2031-05-06", "18:00").with(hr("en"))).andExpect(status().isConflict());
    }

    @Test
    void aPlanGoesBackToItsFormWithoutBeingInAnAddress() throws Exception {
        browser.perform(plan("/departures/preview").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(matchesPattern("(?s).*<form[^>]*action=\"/departures/new\" method=\"post\">.*")))
                .andExpect(content()
                        .string(not(matchesPattern("(?s).*<form[^>]*action=\"/departures/new\" method=\"get\">.*"))));
        browser.perform(plan("/departures/new").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                matchesPattern("(?s).*value=\"INVOLUNTARY\" checked.*"),
                                containsString(LocalDate.now(SHANGHAI).toString()))));
        browser.perform(get("/departures/new?person=do-leaver&type=INVOLUNTARY").with(hr("en")))
                .andExpect(content().string(not(containsString("checked"))));
    }

    private static MockHttpServletRequestBuilder plan(String path) {
        return post(path)
                .param("person", "do-leaver")
                .param("type", "INVOLUNTARY")
                .param("accessEnd", "NOW")
                .param("lastDay", LocalDate.now(SHANGHAI).toString())
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder moved(UUID id, String day, String time) {
        return post("/departures/" + id + "/reschedule")
                .param("version", "0")
                .param("day", day)
                .param("time", time)
                .param("lastDay", "2031-05-07")
                .with(csrf());
    }

    private static MockHttpServletRequestBuilder cancelled(UUID id, String reason) {
        return post("/departures/" + id + "/cancel")
                .param("version", "0")
                .param("reason", reason)
                .with(csrf());
    }
}
