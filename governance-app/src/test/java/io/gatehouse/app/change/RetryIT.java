package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.change.model.Delivery;
import io.gatehouse.app.shared.Unavailable;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A failed order is tried again only while those who agreed to it still may; wherever somebody asks for it. */
class RetryIT extends ChangeIT {

    @Autowired
    private Retries retries;

    private UUID id;

    @BeforeEach
    void oneThatFailed() {
        id = approvedAndWaiting("ch-user");
        sql.sql(
                        "update fulfillment.fulfillment_order set status = 'FAILED', last_error = 'wrong_mode' where order_id = ?")
                .param(delivery().orderId())
                .update();
        sql.sql("update change.change_request set delivery = 'FAILED', fault = 'wrong_mode' where id = ?")
                .param(id)
                .update();
    }

    @Test
    void itIsTriedAgainWhileThoseWhoAgreedStillMay() {
        retries.retry(CHIEF, id, now(id).version());
        assertThat(delivery().state()).isEqualTo(Delivery.State.PENDING);
        assertThat(orderStatus()).isEqualTo("PENDING");
    }

    @Test
    void fromThePageOfOrdersTheRequestKnowsOfItToo() throws Exception {
        send(ADMIN, onThePageOfOrders()).andExpect(redirectedUrl("/fulfillment"));
        assertThat(delivery().state()).isEqualTo(Delivery.State.PENDING);
        assertThat(orderStatus()).isEqualTo("PENDING");
    }

    @Test
    void whoeverAgreedAndLostTheRoleMeanwhileIsAskedForNothingMore() throws Exception {
        staff.losesRole("ch-one", "ch-approver");
        refused("change.approvals-lost", () -> retries.retry(CHIEF, id, now(id).version()));
        send(ADMIN, onThePageOfOrders())
                .andExpect(status().isForbidden())
                .andExpect(content().string(containsString("may no longer decide this")));
        assertNothingHappened();
    }

    @Test
    void whatGotWiderMeanwhileIsNotTriedAgain() {
        staff.widen("ch-t2");
        refused("change.closure-changed", () -> retries.retry(CHIEF, id, now(id).version()));
        assertNothingHappened();
    }

    @Test
    void nothingIsTriedWhileNobodyCanSayWhetherTheyStillMay() {
        staff.readBefore(Duration.ofMinutes(6));
        assertThatThrownBy(() -> retries.retry(CHIEF, id, now(id).version()))
                .isInstanceOfSatisfying(
                        Unavailable.class, why -> assertThat(why.code()).isEqualTo("change.approvers-unknown-retry"));
        assertNothingHappened();
    }

    private void assertNothingHappened() {
        assertThat(delivery().state()).isEqualTo(Delivery.State.FAILED);
        assertThat(orderStatus()).isEqualTo("FAILED");
    }

    private String onThePageOfOrders() {
        return "/fulfillment/" + delivery().orderId() + "/retry";
    }

    private Delivery delivery() {
        return Objects.requireNonNull(now(id).delivery());
    }

    private String orderStatus() {
        return sql.sql("select status from fulfillment.fulfillment_order where order_id = ?")
                .param(delivery().orderId())
                .query(String.class)
                .single();
    }
}
