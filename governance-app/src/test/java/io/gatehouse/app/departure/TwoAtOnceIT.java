package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.LockWatch;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Two people of HR start the departure of one person at the same moment: one case, and a clear answer for the second. */
class TwoAtOnceIT extends ReportedCases {
    private static final Instant END = Instant.now().plus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.SECONDS);
    private static final LocalDate DAY = LocalDate.ofInstant(END, SHANGHAI);

    @Test
    void onThePageTheSecondSeesTheCaseOfTheFirst() throws Exception {
        whileTheFirstIsNotCommitted(post("/departures")
                        .param("person", "do-leaver")
                        .param("type", "VOLUNTARY")
                        .param("accessEnd", "LAST_DAY_18")
                        .param("lastDay", DAY.plusDays(2).toString())
                        .with(SignedInAs.person("do-other", "Other", AppRole.HR))
                        .with(csrf()))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("/departures/" + onlyCase())));
    }

    @Test
    void inTheApiTheSecondGetsAConflict() throws Exception {
        whileTheFirstIsNotCommitted(post("/api/departures")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"personId\":\"do-leaver\",\"type\":\"VOLUNTARY\",\"lastDay\":\"" + DAY
                                + "\",\"accessEnd\":\"" + END + "\",\"confidential\":false}")
                        .with(SignedInAs.api("do-other", AppRole.HR)))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("stale_version"));
        assertThat(onlyCase()).isNotBlank();
    }

    /** The second has looked, and found nobody leaving, before the first is stored: it stands at the first one's row. */
    private ResultActions whileTheFirstIsNotCommitted(MockHttpServletRequestBuilder second) throws Exception {
        CompletableFuture<ResultActions> answer = transaction.execute(status -> {
            cases.start(HR, new DeparturePlan("do-leaver", DepartureType.VOLUNTARY, DAY, END, SHANGHAI, false, null));
            CompletableFuture<ResultActions> asked = CompletableFuture.supplyAsync(() -> {
                try {
                    return browser.perform(second);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            LockWatch.untilSomebodyWaits(sql);
            return asked;
        });
        return answer.get(30, TimeUnit.SECONDS);
    }

    private String onlyCase() {
        return sql.sql(
                        "select id::text from departure.departure_case where person_id = 'do-leaver' and status = 'SCHEDULED'")
                .query(String.class)
                .single();
    }
}
