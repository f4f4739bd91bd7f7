package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Administrators are told of failed orders, except of those that they have in their inbox with the request or the case. */
class FailedOrderTodosIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void aFailedOrderIsCountedUnlessItStandsInTheInboxAlready() {
        desk.extension.refusal = "four_eyes";
        desk.place(Desk.grant("wang", "payer"));
        desk.runner().runDue();
        desk.extension.refusal = null;
        desk.extension.refusals.put("register", "departed");
        desk.place(Desk.departure("case-1", Desk.NOW.plusSeconds(3600)));
        desk.runner().runDue();

        assertThat(counted("liu", AppRole.ADMINISTRATOR)).containsExactly(2L);
        assertThat(counted("requester", AppRole.ADMINISTRATOR))
                .as("who asked has it with the request")
                .containsExactly(1L);
        assertThat(counted("liu", AppRole.ADMINISTRATOR, AppRole.HR))
                .as("HR has it with the case")
                .containsExactly(1L);
        assertThat(counted("requester", AppRole.ADMINISTRATOR, AppRole.HR)).isEmpty();
        assertThat(counted("liu", AppRole.HR, AppRole.APPROVER)).isEmpty();
    }

    private List<Object> counted(String who, AppRole... roles) {
        return new FulfillmentTodos(new OrderQueries(desk.sql), desk.setAside)
                .waitingFor(new Actor(who, who, Set.of(roles)), desk.now).stream()
                        .filter(todo -> todo.messageKey().equals("fulfillment.todo.failed"))
                        .flatMap(todo -> todo.arguments().stream())
                        .toList();
    }
}
