package io.gatehouse.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.shared.StateChange;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who reports to whom, and whose account is whose, never changes without a record: rules about deciding rest on it. */
class NumberChangesIT extends CopiedCompany {

    @BeforeEach
    void aCompanyThatWasRead() {
        company.people = 4;
        company.grantsEach = 1;
        directory.refreshAll();
        assertThat(recorded).as("who is new changed nothing").isEmpty();
    }

    @Test
    void anotherNumberAndAnotherManagerAreRecordedOnce() {
        company.otherNumber = Map.of("p2", "E99999");
        company.otherManager = Map.of("p3", "");
        directory.refreshAll();
        assertThat(recorded)
                .extracting(StateChange::type, StateChange::subjectId, StateChange::before, StateChange::after)
                .containsExactly(
                        tuple("p2", Map.of("employeeNumber", "E00002"), Map.of("employeeNumber", "E99999")),
                        tuple("p3", Map.of("managerNumber", "E00002"), Map.of()));
        directory.refreshAll();
        assertThat(recorded).hasSize(2);
    }

    @Test
    void theReadOfOneAccountRecordsItTooAndTheNextReadOfEverythingNotAgain() {
        company.otherManager = Map.of("p1", "E00003");
        directory.refresh("p1");
        assertThat(recorded)
                .extracting(StateChange::type, StateChange::subjectId, StateChange::before, StateChange::after)
                .containsExactly(tuple("p1", Map.of("managerNumber", "E00000"), Map.of("managerNumber", "E00003")));
        directory.refreshAll();
        assertThat(recorded).hasSize(1);
    }

    private static Tuple tuple(String person, Map<String, Object> before, Map<String, Object> after) {
        return Tuple.tuple(DirectoryChange.NUMBERS_CHANGED, person, before, after);
    }
}
