package io.gatehouse.app.departure.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Ruling;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may do what, over every combination of roles, relation and case. */
class CaseRightsTest {

    private static final long SEED = 20261124L;

    @Test
    void nobodyStartsSeesOrTicksTheirOwnDeparture() {
        Random random = new Random(SEED);
        for (int round = 0; round < 20_000; round++) {
            Actor self = new Actor("p1", "self", roles(random));
            DepartureCase own =
                    Cases.scheduled("p1").confidential(random.nextBoolean()).build();
            boolean manages = random.nextBoolean();

            assertThat(CaseRights.mayStart(self, "p1")).isInstanceOf(Ruling.Denied.class);
            assertThat(CaseRights.maySee(self, own, manages)).isFalse();
            for (Section section : Section.values()) {
                assertThat(CaseRights.mayTick(self, own, section, manages)).isInstanceOf(Ruling.Denied.class);
            }
        }
    }

    @Test
    void onlyHrStarts() {
        for (AppRole role : AppRole.values()) {
            Ruling ruling = CaseRights.mayStart(new Actor("x", "x", Set.of(role)), "p1");
            assertThat(ruling.equals(Ruling.allowed())).isEqualTo(role == AppRole.HR);
        }
    }

    @Test
    void aConfidentialCaseIsHrOnlyUntilAccessIsVerifiedGone() {
        DepartureCase before = Cases.scheduled("p1").confidential(true).build();
        DepartureCase after =
                Cases.scheduled("p1").confidential(true).verified().build();
        Actor administrator = new Actor("x", "x", Set.of(AppRole.ADMINISTRATOR));
        Actor manager = new Actor("m", "m", Set.of());
        Actor hr = new Actor("h", "h", Set.of(AppRole.HR));

        assertThat(CaseRights.maySee(administrator, before, false)).isFalse();
        assertThat(CaseRights.maySee(manager, before, true)).isFalse();
        assertThat(CaseRights.maySee(hr, before, false)).isTrue();
        assertThat(CaseRights.maySee(administrator, after, false)).isTrue();
        assertThat(CaseRights.maySee(manager, after, true)).isTrue();
    }

    @Test
    void whoHasNothingToDoWithItSeesNothing() {
        DepartureCase open = Cases.scheduled("p1").build();

        assertThat(CaseRights.maySee(new Actor("x", "x", Set.of(AppRole.APPROVER)), open, false))
                .isFalse();
    }

    private static Set<AppRole> roles(Random random) {
        EnumSet<AppRole> roles = EnumSet.noneOf(AppRole.class);
        for (AppRole role : AppRole.values()) {
            if (random.nextBoolean()) {
                roles.add(role);
            }
        }
        return roles;
    }
}
