package io.gatehouse.app.departure;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Departures by the API. */
class DepartureApiIT extends ReportedCases {

    @Test
    void theApiStartsAndRefusesWithCodes() throws Exception {
        String end = Instant.now().plus(2, ChronoUnit.HOURS).toString();
        String body = "{\"personId\":\"do-leaver\",\"type\":\"VOLUNTARY\",\"lastDay\":\"2999-01-01\",\"accessEnd\":\""
                + end + "\",\"confidential\":false}";
        RequestPostProcessor token = SignedInAs.api("do-hr", AppRole.HR);
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
}
