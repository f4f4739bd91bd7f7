package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.OWNER;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.shared.UnknownObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who may ask for what, who sees the request, and who takes it back. */
class AskingIT extends ChangeIT {

    @Test
    void peopleAskForThemselvesAndForThoseBelowThem() {
        ask(ASKER, "ch-asker", "ch-t2");
        ask(CHIEF, "ch-sub", "ch-t2");
        refused("change.not-for-them", () -> ask(ASKER, "ch-user", "ch-t2"));
        ask(ADMIN, "ch-user", "ch-t2");
    }

    @Test
    void whatIsAskedForAlreadyOrHeldForGoodIsNotAskedForAgain() {
        ask(CHIEF, "ch-user", "ch-t2");
        bad("entitlement", "change.asked-already", () -> ask(ADMIN, "ch-user", "ch-t2"));
        staff.holds("ch-asker", "ch-t2", "ch-t2", "ledger-1");
        bad("entitlement", "change.held-already", () -> ask(ASKER, "ch-asker", "ch-t2"));
    }

    @Test
    void theReasonIsLongEnoughWhereItMatters() {
        bad(
                "reason",
                "change.reason-short",
                () -> requests.submit(ASKER, new NewChange("ch-asker", "ch-t2", "short", null, 1), null));
        requests.submit(ASKER, new NewChange("ch-asker", "ch-t3", "", null, 1), null);
        bad(
                "days",
                "change.days-range",
                () -> requests.submit(ASKER, new NewChange("ch-asker", "ch-t2", WHY, null, 1000), null));
    }

    @Test
    void theSameIdempotencyKeyIsTheSameRequest() {
        NewChange entered = new NewChange("ch-asker", "ch-t2", WHY, null, 1);
        UUID first = requests.submit(ASKER, entered, "key-" + ch(1));
        assertThat(requests.submit(ASKER, entered, "key-" + ch(1))).isEqualTo(first);
        bad(
                "Idempotency-Key",
                "change.key-reused",
                () -> requests.submit(ASKER, new NewChange("ch-asker", "ch-t3", WHY, null, 1), "key-" + ch(1)));
    }

    private static String ch(int n) {
        return AskingIT.class.getSimpleName() + n;
    }

    @Test
    void toStrangersARequestDoesNotExist() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThatThrownBy(() -> details.of(STRANGER, id)).isInstanceOf(UnknownObject.class);
        assertThatThrownBy(() -> approve(STRANGER, id)).isInstanceOf(UnknownObject.class);
        assertThat(details.of(USER, id).request().id()).isEqualTo(id);
        assertThat(details.of(OWNER, id).choices().decide()).isTrue();
        assertThat(details.of(CHIEF, id).choices().whyNot()).isEqualTo("change.own-request");
    }

    @Test
    void itsRequesterTakesItBackUntilItWasCarriedOut() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        refused("change.not-yours", () -> requests.withdraw(USER, id, 1, null));
        requests.withdraw(CHIEF, id, 1, "no longer needed");
        assertThat(now(id).status()).isEqualTo(ChangeStatus.WITHDRAWN);
        refused("change.already-withdrawn", () -> approve(ONE, id));
    }
}
