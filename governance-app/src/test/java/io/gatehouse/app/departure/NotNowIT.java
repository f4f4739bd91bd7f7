package io.gatehouse.app.departure;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What cannot be done as things stand is told apart from what this person may not do, and leads back to where it stands. */
class NotNowIT extends ReportedCases {

    @Test
    void whatCannotBeDoneYetLeadsBackToIt() throws Exception {
        UUID id = start(false);
        browser.perform(close(id).with(hr("en")))
                .andExpect(status().isForbidden())
                .andExpect(content()
                        .string(allOf(
                                containsString("Not possible as it is now"),
                                containsString("access has not been verified as gone"),
                                containsString("href=\"/departures/" + id + "\""),
                                not(containsString("ask your manager")))));
        browser.perform(close(id).with(hr("zh-CN")))
                .andExpect(content()
                        .string(allOf(containsString("当前状态下无法执行"), containsString("href=\"/departures/" + id + "\""))));
    }

    @Test
    void whatThisPersonMayNotDoIsNotAllowed() throws Exception {
        Instant end = Instant.now().plus(2, ChronoUnit.HOURS);
        UUID own = cases.start(
                new Actor("do-other", "Other", Set.of(AppRole.HR)),
                new DeparturePlan(
                        "do-hr",
                        DepartureType.VOLUNTARY,
                        LocalDate.ofInstant(end, SHANGHAI),
                        end,
                        SHANGHAI,
                        false,
                        null));
        browser.perform(close(own).with(hr("en")))
                .andExpect(status().isForbidden())
                .andExpect(content()
                        .string(allOf(
                                containsString("Not allowed"), not(containsString("href=\"/departures/" + own)))));
    }

    private static MockHttpServletRequestBuilder close(UUID id) {
        return post("/departures/" + id + "/close").param("version", "0").with(csrf());
    }
}
