package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.ONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.fulfillment.CapturedChange;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A setting that would have given a role waits as a draft; agreed, it is a permit for who asked, for once. */
class PermitIT extends CapturingIT {

    @Test
    void askedForAndAgreedItLastsMinutes() throws Exception {
        capture("p1", "GH-0000A1", "ch-t2");
        assertThat(todo(ASKER)).extracting(Todo::messageKey).contains("change.todo.complete-permit");
        UUID id = captured(ASKER).get(0).id();
        for (String[] said : new String[][] {
            {"en", "asks to change the settings of erp once", "within 45 minutes"},
            {"zh-CN", "申请修改一次 erp 的设置", "45 分钟内"}
        }) {
            browser.perform(get("/changes/" + id).with(People.page(ASKER, said[0])))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(said[1])))
                    .andExpect(content().string(containsString(said[2])))
                    .andExpect(content().string(not(containsString("days-90"))));
        }
        requests.complete(ASKER, id, 1, WHY, null, 30);
        refused("change.own-request", () -> approve(ASKER, id));
        assertThat(approve(ONE, id, null)).isTrue();
        assertThat(now(id).ask().operation()).isEqualTo(Operation.PERMIT);
        var delivery = now(id).delivery();
        assertThat(delivery.validUntil()).isEqualTo(delivery.orderedAt().plus(Ask.WINDOW));
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void whatMayGiveAnythingCannotBeAskedFor() {
        capture("p2", "GH-0000A2", "*");
        assertThat(captured(ASKER)).isEmpty();
    }

    private void capture(String event, String reference, String target) {
        capture(event, reference, new CapturedChange.Edge("SETTING", "client-erp", "erp", target, "erp/post", "T2"));
    }
}
