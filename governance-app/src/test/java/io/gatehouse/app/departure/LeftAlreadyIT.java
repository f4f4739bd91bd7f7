package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.departure.model.DepartureCase;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Somebody left on Friday and HR reads of it on Monday: access ends now, and the last working day stays the true one. */
class LeftAlreadyIT extends ReportedCases {

    private final String friday = LocalDate.now(SHANGHAI).minusDays(3).toString();

    @Test
    void accessEndsNowThoughTheLastDayHasPassed() throws Exception {
        browser.perform(leftOnFriday("/departures/preview").with(hr("en")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Access ends after the last working day")));
        browser.perform(leftOnFriday("/departures/preview").with(hr("zh-CN")))
                .andExpect(content().string(containsString("权限终止时间晚于最后工作日")));
        browser.perform(leftOnFriday("/departures").with(hr("en"))).andExpect(status().is3xxRedirection());
        DepartureCase started = store.open("do-leaver").orElseThrow();
        assertThat(started.lastDay()).isEqualTo(LocalDate.parse(friday));
    }

    @Test
    void anEndCanMoveBeyondTheLastDay() {
        UUID id = start(false);
        DepartureCase planned = store.find(id).orElseThrow();
        Instant later = planned.accessEnd().plus(5, ChronoUnit.DAYS);
        cases.reschedule(HR, id, planned.version(), later, planned.lastDay());
        assertThat(store.find(id).orElseThrow().accessEnd()).isEqualTo(later);
    }

    private MockHttpServletRequestBuilder leftOnFriday(String path) {
        return post(path)
                .param("person", "do-leaver")
                .param("type", "VOLUNTARY")
                .param("accessEnd", "NOW")
                .param("lastDay", friday)
                .with(csrf());
    }
}
