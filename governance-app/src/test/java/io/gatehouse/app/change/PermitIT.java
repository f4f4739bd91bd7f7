package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.TWO;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A setting that would have given a role waits as a draft; agreed, it is a permit for who tried it, for once. */
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

    /** The server's administrator is nobody in the company; whoever completes the draft only asks. */
    @Test
    void itIsForTheAccountThatTriedAndSaysSoBeforeAndAfterDeciding() throws Exception {
        UUID id = triedBy("ch-server", "root");
        for (String[] said :
                new String[][] {{"en", "Once, by the account root, within 45 minutes"}, {"zh-CN", "由 账号 root 操作"}}) {
            show(ONE, said[0], "/changes/" + id).andExpect(content().string(containsString(said[1])));
        }
        assertThat(approve(ONE, id, null)).isTrue();
        sql.sql("update change.change_request set delivery = 'VERIFIED', verified_at = now() where id = ?")
                .param(id)
                .update();
        show(ONE, "en", "/changes/" + id)
                .andExpect(content().string(containsString(": the account root may make this change once")));
        show(ONE, "zh-CN", "/changes/" + id).andExpect(content().string(containsString("账号 root 可在")));
    }

    @Test
    void whoTriedItDoesNotDecideNotEvenWithAnotherAccount() {
        UUID id = triedBy("ch-late", "late");
        staff.person("ch-late", "C5", "ch-boss"); // the number of ch-one
        refused("change.own-access", () -> approve(ONE, id));
        assertThat(approve(TWO, id, null)).isTrue();
    }

    /** By an account that nobody knows (yet); completed by an administrator. */
    private UUID triedBy(String account, String name) {
        publish(new CapturedChange(
                "p-" + account,
                "GH-0000B1",
                AT,
                false,
                account,
                name,
                null,
                null,
                List.of(new CapturedChange.Edge("SETTING", "client-erp", "erp", "ch-t2", "erp/post", "T2"))));
        UUID id = captured(ADMIN).get(0).id();
        requests.complete(ADMIN, id, 1, WHY, null, null);
        return id;
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
