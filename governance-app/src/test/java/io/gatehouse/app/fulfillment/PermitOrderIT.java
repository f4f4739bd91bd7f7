package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.FakeExtension.Fault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A permit is ordered, read back as a permit, and gives nobody anything. */
class PermitOrderIT {

    private static final Instant END = Desk.NOW.plus(Duration.ofMinutes(45));

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void itIsReadBackThoughTheAnswerGotLost() {
        UUID order = desk.place(permit());
        desk.extension.faults.add(Fault.ANSWER_LOST);
        desk.runner().runDue();
        assertThat(desk.order(order).status()).isEqualTo(Status.PENDING);

        desk.pauseIsOver();
        desk.runner().runDue();

        assertThat(desk.order(order).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.extension.effects).containsExactly("permit client-erp payer");
        assertThat(desk.extension.held).isEmpty();
        assertThat(desk.refreshed).as("nobody holds anything more").isEmpty();
    }

    @Test
    void oneWithAnotherEndIsNotTheOneThatWasAgreed() {
        desk.extension.storedEnds.put("client-erp payer", END.plusSeconds(1));
        UUID order = desk.place(permit());
        desk.runner().runDue();
        assertThat(desk.order(order).status()).isEqualTo(Status.APPLIED);
        assertThat(desk.order(order).lastError()).isEqualTo(Verification.OTHER_VALIDITY);
    }

    private static OrderRequest permit() {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Apply(
                id,
                new Origin("change", "ChangeRequest", "request-1"),
                Desk.LI_NA,
                Desk.NOW.minusSeconds(1),
                new ApprovalOrder(
                        id,
                        "request-1",
                        "PERMIT",
                        "client-erp",
                        "payer",
                        "closure",
                        "wang",
                        "server-admin",
                        List.of(new ApprovalOrder.Approval("li-na", Desk.NOW, "1")),
                        "1",
                        END,
                        "once"));
    }
}
