package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.shared.BadInput;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the leaver register would not take is said at once, not by an order that fails. */
class CancelReasonIT extends ReportedCases {

    @Test
    void aReasonThatIsTooLongIsSaidBeforeAnythingIsOrdered() {
        UUID id = start(false);
        int version = store.find(id).orElseThrow().version();
        int placed = orders.of(id).size();
        assertThatThrownBy(() -> cases.cancel(HR, id, version, "x".repeat(1001)))
                .isInstanceOfSatisfying(BadInput.class, bad -> {
                    assertThat(bad.code()).isEqualTo("departure.too-long");
                    assertThat(bad.arguments()).containsExactly(1000);
                });
        assertThat(orders.of(id)).hasSize(placed);
        cases.cancel(HR, id, version, "x".repeat(1000));
        assertThat(state(id)).isEqualTo(CaseStatus.CANCELLING);
    }
}
