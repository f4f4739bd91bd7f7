package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.change.model.Ask;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.fulfillment.CapturedChange;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What was refused because its object is more privileged than the actor waits as a draft; agreed, it may be done once. */
class ActIT extends CapturingIT {

    @Test
    void askedForAndAgreedItIsAPermitForThatAct() throws Exception {
        capture("a1", "GH-0000B1", act("ch-user", "CREDENTIAL"));
        assertThat(todo(ASKER)).extracting(Todo::messageKey).contains("change.todo.complete-act");
        UUID id = captured(ASKER).get(0).id();
        show(ASKER, "en", "/changes/" + id)
                .andExpect(content().string(containsString("Set or take away a password")))
                .andExpect(content().string(containsString("asks to act once on")))
                .andExpect(content().string(not(containsString("days-90"))));
        show(ASKER, "zh-CN", "/changes/" + id)
                .andExpect(content().string(containsString("设置或删除密码及其他凭据")))
                .andExpect(content().string(containsString("45 分钟内")));

        requests.complete(ASKER, id, 1, WHY, null, 30);
        refused("change.own-request", () -> approve(ASKER, id));
        assertThat(approve(ONE, id, null)).isTrue();

        var delivery = now(id).delivery();
        assertThat(delivery.validUntil()).isEqualTo(delivery.orderedAt().plus(Ask.WINDOW));
        assertThat(ordered(id)).contains("\"PERMIT\"", "\"act:credential\"", "\"ch-asker\"", "\"ch-user\"");
    }

    @Test
    void nobodyDecidesWhatIsDoneToThem() {
        capture("a2", "GH-0000B2", act("ch-two", "IMPERSONATION"));
        UUID id = captured(ASKER).get(0).id();
        requests.complete(ASKER, id, 1, WHY, null, null);
        refused("change.own-account", () -> approve(TWO, id));
        assertThat(approve(ONE, id, null)).isTrue();
    }

    @Test
    void twoActsOnOneObjectAreTwoQuestions() {
        capture("a3", "GH-0000B3", act("ch-user", "CREDENTIAL"), act("ch-user", "ADDRESS"));
        capture("a4", "GH-0000B4", act("ch-user", "ADDRESS"));
        assertThat(captured(ASKER)).hasSize(2);
        for (ListRow row : captured(ASKER)) {
            requests.complete(ASKER, row.id(), now(row.id()).version(), WHY, null, null);
        }
        assertThat(captured(ASKER)).isEmpty();
    }

    @Test
    void whatNoEntitlementMakesPrivilegedHasNobodyToDecide() {
        capture("a5", "GH-0000B5", new CapturedChange.Edge("ACT", "client-erp", "erp", "", null, "T1", "SECRET"));
        assertThat(captured(ASKER)).isEmpty();
    }

    private String ordered(UUID id) {
        return sql.sql("select payload::text from fulfillment.fulfillment_order where origin_id = ?")
                .param(id.toString())
                .query(String.class)
                .single();
    }

    private static CapturedChange.Edge act(String person, String act) {
        return new CapturedChange.Edge("ACT", person, person, "ch-t2", "erp/post", "T2", act);
    }
}
