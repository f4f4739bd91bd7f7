package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Cancelled is what the register has confirmed; a cancellation that lost says so. */
class CancellingIT extends ReportedCases {

    @Test
    void cancelledIsSaidOnlyWhenTheRegisterHasConfirmedIt() throws Exception {
        UUID id = start(false);
        browser.perform(post("/departures/" + id + "/cancel")
                        .param("version", version(id))
                        .param("reason", "stays")
                        .with(hr("en"))
                        .with(csrf()))
                .andExpect(status().is3xxRedirection());
        assertThat(state(id)).isEqualTo(CaseStatus.CANCELLING);
        browser.perform(get("/departures/" + id).with(hr("en")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Being cancelled"),
                                containsString("has not confirmed the cancellation yet"))));
        assertThatThrownBy(() -> start(false)).as("still open").isInstanceOf(BadInput.class);
        assertThatThrownBy(
                        () -> cases.runNow(HR, id, store.find(id).orElseThrow().version()))
                .isInstanceOf(Refused.class);

        verified(last(id));
        assertThat(state(id)).isEqualTo(CaseStatus.CANCELLED);
        assertThat(sql.sql(
                                "select type from audit.entry where content like ? and type like 'departure.cancel%' order by seq")
                        .param("%\"" + id + "\"%")
                        .query(String.class)
                        .list())
                .containsExactly("departure.cancelling", "departure.cancelled");
        assertThat(start(false)).as("the next one goes on").isNotNull();
    }

    @Test
    void aCancellationThatLosesAgainstTheCutSaysSo() throws Exception {
        UUID id = start(false);
        cases.cancel(HR, id, store.find(id).orElseThrow().version(), "stays");
        FulfillmentOrder cancellation = last(id);
        failed(cancellation, "already_ended");
        assertThat(state(id)).as("nothing is cancelled").isEqualTo(CaseStatus.SCHEDULED);
        Instant cut = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        report(id, "ENDED", cut, cut);
        assertThat(state(id)).isEqualTo(CaseStatus.ENDED);
        for (String[] said : List.of(
                new String[] {"en", "The cancellation came too late", "Cancelled too late"},
                new String[] {"zh-CN", "到达 Keycloak 时，权限已终止或正在终止", "取消过晚"})) {
            browser.perform(get("/departures/" + id).with(hr(said[0])))
                    .andExpect(content()
                            .string(allOf(
                                    containsString(said[1]),
                                    containsString(said[2]),
                                    not(containsString("/try-again")),
                                    not(containsString("??")))));
        }
        browser.perform(get("/").with(hr("en")))
                .andExpect(content().string(containsString("the cancellation came too late, access has ended")));
    }
}
