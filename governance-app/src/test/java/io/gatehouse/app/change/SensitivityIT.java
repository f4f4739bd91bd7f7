package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.OWNER;
import static io.gatehouse.app.change.Staff.STRANGER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.shared.UnknownObject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The most sensitive thing that an entitlement reaches says who decides; what got wider since needs a new request. */
class SensitivityIT extends ChangeIT {

    @Test
    void whatGotWiderOrMoreSensitiveNeedsANewRequest() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        staff.widen("ch-t2");
        refused("change.closure-changed", () -> approve(ONE, id));
        UUID second = ask(ADMIN, "ch-asker", "ch-t2");
        staff.tier("ch-t2", "T1");
        refused("change.tier-raised", () -> approve(ONE, second));
        assertThat(orders(id) + orders(second)).isZero();
    }

    @Test
    void aRoleThatReachesASensitiveOneIsTreatedLikeThatOne() {
        staff.reaches("ch-t2", "ch-t1");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        bad("reason", "change.needed", () -> approve(ONE, id, null));
        assertThat(details.of(ONE, id).includes()).extracting(Entitlement::id).containsExactly("ch-t1");
        staff.reaches("ch-team", "ch-t0");
        bad("entitlement", "change.sealed", () -> ask(CHIEF, "ch-user", "ch-team"));
    }

    @Test
    void ofARoleThatReachesAMoreSensitiveOneTheOwnerOfThatOneDecides() {
        staff.ownedBy("ch-t2", "ch-stranger");
        staff.reaches("ch-t2", "ch-t1");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        refused("change.no-approver", () -> approve(STRANGER, id));
        assertThat(approve(ONE, id, "checked with finance")).isFalse();
        assertThat(list.find(OWNER, new ListQuery(ListView.WAITING, "", null, 0, 20))
                        .rows())
                .extracting(ListRow::id)
                .containsExactly(id);
        assertThat(approve(OWNER, id, "agreed")).isTrue();
    }

    @Test
    void whatReachesNothingMoreSensitiveIsDecidedByItsOwnOwner() {
        staff.ownedBy("ch-t2", "ch-stranger");
        staff.reaches("ch-t2", "ch-t3");
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        assertThatThrownBy(() -> approve(OWNER, id))
                .as("the owner of something more sensitive has no part in it")
                .isInstanceOf(UnknownObject.class);
        assertThat(approve(STRANGER, id, null)).isTrue();
    }

    @Test
    void whereTheExtensionDoesNotSayWhatAGovernedOneReachesItCountsAsT1() {
        sql.sql("update directory.entitlement set reach_tier = null where id = 'ch-t2'")
                .update();
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        bad("reason", "change.needed", () -> approve(ONE, id, null));
    }

    @Test
    void t0IsNotSubmitted() {
        bad("entitlement", "change.sealed", () -> ask(CHIEF, "ch-user", "ch-t0"));
    }
}
