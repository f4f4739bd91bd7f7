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
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.fulfillment.CapturedChange;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** A setting that would have given a role waits as a draft; agreed, it is a permit for who asked, for once. */
class PermitIT extends ChangeIT {

    private static final Instant AT = Instant.parse("2026-11-24T09:00:00Z");

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ChangeTodos todos;

    @Test
    void askedForAndAgreedItLastsMinutes() throws Exception {
        capture("p1", "GH-0000A1", "ch-t2");
        assertThat(todos.waitingFor(ASKER, AT)).extracting(Todo::messageKey).contains("change.todo.complete-permit");
        UUID id = drafts().get(0).id();
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
        assertThat(drafts()).isEmpty();
    }

    private List<ListRow> drafts() {
        return list.find(ASKER, new ListQuery(ListView.CAPTURED, "", ChangeStatus.DRAFT, 0, 20))
                .rows();
    }

    private void capture(String event, String reference, String target) {
        transaction.executeWithoutResult(status -> events.publishEvent(new CapturedChange(
                event,
                reference,
                AT,
                false,
                "ch-asker",
                "asker",
                null,
                "POST /admin/realms/lanstone/clients/x/protocol-mappers/models",
                List.of(new CapturedChange.Edge("SETTING", "client-erp", "erp", target, "erp/post", "T2")))));
    }
}
