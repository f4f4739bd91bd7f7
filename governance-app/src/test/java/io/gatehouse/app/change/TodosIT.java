package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.OWNER;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.TWIN;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.fulfillment.CapturedChange;
import io.gatehouse.app.shared.Actor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** The inbox holds what somebody can move on, and nothing that they may not. */
class TodosIT extends ChangeIT {

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private ChangeTodos todos;

    @Test
    void whoWouldGainOrHasASecondAccountIsNotAskedToDecide() {
        staff.group("ch-crew", "crew");
        staff.holds("ch-one", "ch-crew", "ch-crew", null);
        UUID definition = requests.submit(ADMIN, new NewChange("ch-crew", "ch-t1", WHY, null, null), null);
        assertThat(keys(TWO, definition)).containsExactly("change.todo.decide-definition");
        assertThat(keys(ONE, definition))
                .as("holds the group that is to receive it")
                .isEmpty();

        UUID asked = ask(ASKER, "ch-asker", "ch-t2");
        assertThat(keys(TWO, asked)).containsExactly("change.todo.decide");
        assertThat(keys(TWIN, asked)).as("the asker's other account").isEmpty();
    }

    @Test
    void aDraftThatCannotBeAskedForSaysSo() throws Exception {
        UUID draft = capture("t1", "ch-asker", "ch-t0");
        assertThat(keys(ASKER, draft)).containsExactly("change.todo.sealed");
        show(ASKER, "en", "/").andExpect(content().string(containsString("discard the draft – Administer the ERP")));
        show(ASKER, "zh-CN", "/").andExpect(content().string(containsString("暂不能申请，请放弃该草稿")));
        assertThat(keys(ASKER, capture("t2", "ch-asker", "ch-t2"))).containsExactly("change.todo.complete");
    }

    /** It is whom the draft of an unknown account is for, so it must not wait unseen. */
    @Test
    void theOwnerOfWhatComesWithItIsToldOfTheDraftOfAnUnknownAccount() {
        staff.ownedBy("ch-t1", "ch-stranger");
        staff.reaches("ch-t2", "ch-t1");
        UUID draft = capture("t3", "terraform-account", "ch-t2");
        assertThat(keys(STRANGER, draft)).containsExactly("change.todo.complete-unknown");
        assertThat(keys(OWNER, draft)).containsExactly("change.todo.complete-unknown");
        assertThat(keys(CHIEF, draft)).isEmpty();
        requests.complete(STRANGER, draft, now(draft).version(), WHY, null, null);
    }

    @Test
    void aFailedOrderIsToldToWhoeverAskedForIt() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        approve(ONE, id);
        sql.sql("update change.change_request set delivery = 'FAILED', fault = 'closure_changed' where id = ?")
                .param(id)
                .update();
        assertThat(keys(CHIEF, id)).containsExactly("change.todo.failed");
        assertThat(keys(ONE, id)).isEmpty();
        show(CHIEF, "en", "/").andExpect(content().string(containsString("Keycloak did not carry out your request")));
        show(CHIEF, "zh-CN", "/").andExpect(content().string(containsString("Keycloak 未执行您的申请")));
    }

    private List<String> keys(Actor actor, UUID id) {
        return todos.waitingFor(actor, Instant.now()).stream()
                .filter(todo -> todo.href().endsWith(id.toString()))
                .map(Todo::messageKey)
                .toList();
    }

    private UUID capture(String event, @Nullable String account, String target) {
        transaction.executeWithoutResult(status -> events.publishEvent(new CapturedChange(
                "todos-" + event,
                "GH-" + event,
                Instant.now(),
                false,
                account,
                account,
                null,
                null,
                List.of(new CapturedChange.Edge("USER_ROLE", "ch-user", "user", target, target, null)))));
        return sql.sql("select id from change.change_request where captured_for = ? and target_id = ?"
                        + " and status = 'DRAFT'")
                .params(account, target)
                .query(UUID.class)
                .single();
    }
}
