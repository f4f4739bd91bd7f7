package io.gatehouse.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may enter, by the copy of all accounts. */
class AccountStatesIT extends CopiedCompany {

    @Test
    void anAccountThatIsDisabledOrPastItsEndMayNotEnter() {
        company.people = 3;
        company.grantsEach = 0;
        company.accessEnd = Map.of("p1", Company.NOW.minusSeconds(1), "p2", Company.NOW.plusSeconds(60));
        directory.refreshAll();
        AccountStates states = new AccountStates(sql, () -> Company.NOW);
        assertThat(states.mayEnter("p0", Instant.EPOCH)).isTrue();
        assertThat(states.mayEnter("p1", Instant.now())).isFalse();
        assertThat(states.mayEnter("p2", Instant.EPOCH)).isTrue();
    }

    @Test
    void anAccountThatIsGoneMayNotEnterAndANewOneMay() {
        company.people = 3;
        company.grantsEach = 0;
        AccountStates states = new AccountStates(sql, () -> Company.NOW);
        assertThat(states.mayEnter("p2", Instant.EPOCH))
                .as("nothing was read yet")
                .isTrue();
        directory.refreshAll();
        Instant signedIn = sql.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(states.mayEnter("p2", Instant.EPOCH)).isTrue();
        assertThat(states.mayEnter("new", signedIn))
                .as("signed in after the last read")
                .isTrue();
        assertThat(states.mayEnter("new", signedIn.minusSeconds(3600))).isFalse();

        company.people = 2;
        directory.refreshAll();
        assertThat(states.mayEnter("p1", Instant.EPOCH)).isTrue();
        assertThat(states.mayEnter("p2", signedIn.minusSeconds(2)))
                .as("deleted since")
                .isFalse();
    }
}
