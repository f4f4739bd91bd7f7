package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Ruling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hamcrest.Matcher;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** What the case says of the register's reports: the plan stays HR's, and "verified" holds only as long as nothing came back. */
class ReportsIT extends ReportedCases {

    @Test
    void whatHrPlannedIsNeverOverwrittenByAReport() throws Exception {
        UUID id = start(false);
        Instant first = store.find(id).orElseThrow().accessEnd();
        Instant second = first.plus(30, ChronoUnit.MINUTES);
        cases.reschedule(HR, id, store.find(id).orElseThrow().version(), second, LocalDate.ofInstant(second, SHANGHAI));
        report(id, "SCHEDULED", first, null);
        assertThat(store.find(id).orElseThrow().accessEnd()).isEqualTo(second);
        assertThat(store.find(id).orElseThrow().registerEnd()).isEqualTo(first);
        browser.perform(get("/departures/" + id).with(hr("en")))
                .andExpect(content().string(containsString("the plan says")));

        Instant executed = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(id, "ENDED", executed, executed);
        report(id, "SCHEDULED", first, null);
        DepartureCase ended = store.find(id).orElseThrow();
        assertThat(ended.accessEnd()).isEqualTo(second);
        assertThat(ended.registerEnd()).isEqualTo(executed);
        assertThat(ended.registerState()).isEqualTo("ENDED");
        browser.perform(get("/departures/" + id).with(hr("en")))
                .andExpect(content().string(containsString("Access refused from")));
    }

    @Test
    void whatCameBackAfterTheEndIsSaidAndTheCaseIsNotVerifiedUntilItIsGone() throws Exception {
        UUID id = start(true);
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(id, 4L, "ENDED", end, end, end, List.of());
        expectPage(id, "en", containsString("All removed, verified"));

        Instant later = end.plusSeconds(10);
        Map<String, Integer> found = Map.of("ONLINE_SESSIONS", 1, "SOMETHING_NEW", 2);
        report(id, 6L, "ENDED", end, end, null, List.of(new DepartureState.Sweep(later, found, found, null)));
        for (RequestPostProcessor who : List.of(hr("en"), it("en"))) {
            browser.perform(get("/departures/" + id).with(who))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("something came back"),
                                    containsString("1 sign-in session"),
                                    containsString("SOMETHING_NEW 2"),
                                    containsString("not read back as gone yet"),
                                    not(containsString("All removed, verified")))));
            browser.perform(get("/departures").with(who))
                    .andExpect(content().string(containsString("Access came back")));
            browser.perform(get("/").with(who))
                    .andExpect(content().string(containsString("access came back after it had ended")));
        }
        expectPage(id, "zh-CN", allOf(containsString("1 个登录会话"), not(containsString("??"))));
        assertThat(store.find(id).orElseThrow().mayClose(List.of())).isInstanceOf(Ruling.Denied.class);

        report(id, 5L, "ENDED", end, end, end, List.of());
        assertThat(store.find(id).orElseThrow().cameBack())
                .as("an older report")
                .isTrue();

        Instant gone = end.plusSeconds(12);
        report(id, 7L, "ENDED", end, end, gone, List.of(new DepartureState.Sweep(later, found, found, gone)));
        expectPage(
                id,
                "en",
                allOf(
                        containsString("All removed, verified"),
                        containsString("1 sign-in session"),
                        containsString("read back as gone"),
                        not(containsString("something came back"))));
        assertThat(sql.sql(
                                "select count(*) from audit.entry where type = 'departure.register-reported' and content like ?")
                        .param("%\"" + id + "\"%")
                        .query(Integer.class)
                        .single())
                .as("ended, came back, gone again")
                .isEqualTo(3);
    }

    private void expectPage(UUID id, String language, Matcher<String> page) throws Exception {
        browser.perform(get("/departures/" + id).with(hr(language)))
                .andExpect(content().string(page));
    }
}
