package io.gatehouse.app.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.shared.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What counts as lower, what counts as a change, and what comes back from a form unaltered. */
class StatementTest {

    private static final Statement NOW = says(Tier.T1, DataClass.CUSTOMER, "owner");

    @Test
    void onlyWhatGetsLowerIsLowering() {
        for (Statement higher : List.of(
                NOW,
                says(Tier.T0, DataClass.CUSTOMER, "owner"),
                says(Tier.T1, DataClass.SENSITIVE_CUSTOMER, "owner"),
                says(Tier.T1, DataClass.CUSTOMER, "another"))) {
            assertThat(higher.lowering(NOW)).as(higher.toString()).isEmpty();
        }
        assertThat(says(Tier.T2, DataClass.CUSTOMER, "owner").lowering(NOW)).contains(Member.TIER);
        assertThat(says(Tier.T1, DataClass.INTERNAL, "owner").lowering(NOW)).contains(Member.DATA_CLASS);
        assertThat(says(Tier.T1, null, "owner").lowering(NOW)).contains(Member.DATA_CLASS);
        assertThat(says(Tier.T1, DataClass.CUSTOMER, null).lowering(NOW)).contains(Member.OWNER);
        assertThat(NOW.lowering(says(Tier.T3, null, null))).isEmpty();
    }

    @Test
    void changesAreNamed() {
        Statement other = new Statement(Tier.T1, null, "owner", "More", "说明", false, 30);
        assertThat(other.changes(NOW))
                .containsExactly(
                        Member.DATA_CLASS,
                        Member.DESCRIPTION_EN,
                        Member.DESCRIPTION_ZH,
                        Member.REQUESTABLE,
                        Member.LONGEST_DAYS);
        assertThat(NOW.changes(NOW)).isEmpty();
        assertThat(other.classifiesAs(NOW)).isFalse();
        assertThat(new Statement(Tier.T1, DataClass.CUSTOMER, "owner", "x", "y", false, 1).classifiesAs(NOW))
                .isTrue();
    }

    @Test
    void whatWasSeenComesBackAsItWasOrNotAtAll() {
        for (Seen seen : List.of(
                new Seen(0, Tier.T3, null, null),
                new Seen(7, Tier.T0, DataClass.SENSITIVE_CUSTOMER, "f:ldap.one:17"))) {
            assertThat(Seen.read(seen.token())).contains(seen);
        }
        for (String other : List.of("", "1.T1", "1.T9..", "x.T1..", "1.T1.SECRET.", "1.T1..a b")) {
            assertThat(Seen.read(other)).as(other).isEmpty();
        }
        assertThat(Seen.read(null)).isEmpty();
    }

    private static Statement says(Tier tier, @Nullable DataClass dataClass, @Nullable String owner) {
        return new Statement(tier, dataClass, owner, "", "", true, null);
    }
}
