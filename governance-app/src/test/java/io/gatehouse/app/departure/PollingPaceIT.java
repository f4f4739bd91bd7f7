package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** A page looks often while something happens, and else so rarely that it keeps no session awake. */
class PollingPaceIT extends ReportedCases {

    private static final Pattern EVERY = Pattern.compile("hx-trigger=\"every (\\d+)s\"");

    @Test
    void oftenWhileSomethingHappensOrIsAboutTo() throws Exception {
        UUID id = start(false);
        assertThat(every(id)).as("its order is on the way").isEqualTo(2);
        quiet(id);
        assertThat(every(id)).as("two hours before the end").isEqualTo(3600);
        ends(id, "30 minutes");
        assertThat(every(id)).as("looks again when it gets interesting").isBetween(1100, 1200);
        ends(id, "9 minutes");
        assertThat(every(id)).isEqualTo(2);
        ends(id, "20 days");
        assertThat(every(id)).as("next month").isEqualTo(3600);
        sql.sql("update departure.departure_case set register_end = now() + interval '1 minute' where id = ?")
                .param(id)
                .update();
        assertThat(every(id)).as("the register ends it sooner").isEqualTo(2);
    }

    @Test
    void afterTheEndUntilTheExtensionHasLookedForTheLastTime() throws Exception {
        UUID id = start(false);
        quiet(id);
        ended(id, "5 minutes");
        assertThat(every(id)).isEqualTo(2);
        ended(id, "1 hour");
        assertThat(every(id)).as("nothing comes any more").isNull();
        sql.sql("update departure.departure_case set verified_at = null where id = ?")
                .param(id)
                .update();
        assertThat(every(id)).as("something came back").isEqualTo(2);
    }

    private void quiet(UUID id) {
        sql.sql("update fulfillment.fulfillment_order set status = 'VERIFIED', placed_at = now() - interval '1 hour',"
                        + " verified_at = now() - interval '1 hour' where origin_id = ?")
                .param(id.toString())
                .update();
    }

    private void ends(UUID id, String in) {
        sql.sql("update departure.departure_case set access_end = now() + ?::interval where id = ?")
                .params(in, id)
                .update();
    }

    private void ended(UUID id, String ago) {
        sql.sql("update departure.departure_case set status = 'ENDED', register_state = 'ENDED',"
                        + " ended_at = now() - ?::interval, verified_at = now() where id = ?")
                .params(ago, id)
                .update();
    }

    private Integer every(UUID id) throws Exception {
        String page = browser.perform(get("/departures/" + id).with(hr("en")))
                .andReturn()
                .getResponse()
                .getContentAsString();
        Matcher trigger = EVERY.matcher(page);
        return trigger.find() ? Integer.valueOf(trigger.group(1)) : null;
    }
}
