package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.OWNER;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.fulfillment.CapturedChange;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A change that was refused in Keycloak waits as a draft for whoever tried it. */
class CapturedIT extends CapturingIT {

    @Test
    void itIsADraftInTheNameOfTheAdministrator() {
        capture("e1", "GH-000001", "ch-asker", AT);
        ListRow row = captured(ASKER).get(0);
        assertThat(row.status()).isEqualTo(ChangeStatus.DRAFT);
        assertThat(row.capturedReference()).isEqualTo("GH-000001");
        assertThat(todo(ASKER)).extracting(Todo::messageKey).contains("change.todo.complete");
        ChangeDetail detail = details.of(ASKER, row.id());
        assertThat(detail.attempts()).hasSize(1);
        assertThat(detail.attempts().get(0).request()).isEqualTo("POST /admin/realms/lanstone/users/x");
        assertThat(detail.choices().complete()).isTrue();
        assertThatThrownBy(() -> details.of(STRANGER, row.id())).isInstanceOf(UnknownObject.class);
    }

    @Test
    void triedAgainItIsStillOneDraftAndARepeatedDeliveryIsNone() {
        capture("e2", "GH-000002", "ch-asker", AT);
        capture("e2", "GH-000002", "ch-asker", AT);
        capture("e3", "GH-000003", "ch-asker", AT.plusSeconds(60));
        List<ListRow> rows = captured(ASKER);
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).attempts()).isEqualTo(2);
        assertThat(rows.get(0).capturedReference()).isEqualTo("GH-000003");
        assertThat(rows.get(0).lastAttempt()).isEqualTo(AT.plusSeconds(60));
    }

    @Test
    void completedItIsAnOrdinaryRequest() {
        capture("e4", "GH-000004", "ch-asker", AT);
        UUID id = captured(ASKER).get(0).id();
        bad("reason", "change.reason-short", () -> requests.complete(ASKER, id, 1, "because", null, 30));
        refused("change.not-your-draft", () -> requests.complete(ADMIN, id, 1, WHY, null, 30));
        requests.complete(ASKER, id, 1, WHY, "INC-7", 30);
        assertThat(now(id).status()).isEqualTo(ChangeStatus.SUBMITTED);
        assertThat(now(id).requesterId()).isEqualTo("ch-asker");
        refused("change.own-request", () -> approve(ASKER, id));
        assertThat(approve(ONE, id, null)).isTrue();
        assertThat(orders(id)).isEqualTo(1);
    }

    @Test
    void itMayBeDiscardedWithAReason() {
        capture("e5", "GH-000005", "ch-asker", AT);
        UUID id = captured(ASKER).get(0).id();
        bad("reason", "change.needed", () -> requests.discard(ASKER, id, 1, ""));
        requests.discard(ASKER, id, 1, "clicked the wrong person");
        assertThat(now(id).status()).isEqualTo(ChangeStatus.DISCARDED);
        assertThat(todo(ASKER)).isEmpty();
    }

    @Test
    void ofAnUnknownAccountItWaitsForTheOwnerAndTheAdministrators() {
        capture("e6", "GH-000006", "terraform-account", AT);
        assertThat(todo(OWNER)).extracting(Todo::messageKey).contains("change.todo.complete-unknown");
        assertThat(todo(ADMIN)).extracting(Todo::messageKey).contains("change.todo.complete-unknown");
        assertThat(todo(ASKER)).isEmpty();
        UUID id = captured(ADMIN).get(0).id();
        requests.complete(OWNER, id, 1, WHY, null, null);
        assertThat(now(id).requesterId()).isEqualTo("ch-owner");
        refused("change.own-request", () -> approve(OWNER, id));
    }

    @Test
    void whatWasOnlyObservedSaysSo() {
        publish(change("e7", "GH-000007", "ch-asker", AT, true));
        assertThat(captured(ASKER).get(0).observed()).isTrue();
        assertThat(todo(ASKER)).extracting(Todo::messageKey).contains("change.todo.complete-observed");
    }

    @Test
    void anEdgeOfAKindWeDoNotKnowIsNoReasonToStop() {
        capture(
                "e8",
                "GH-000008",
                new CapturedChange.Edge("SCOPE_ROLE", "s", null, "t", null, null),
                new CapturedChange.Edge("USER_GROUP", "ch-user", "user", "ch-team", "/team", null));
        assertThat(captured(ASKER)).hasSize(1);
    }

    @Test
    void aMovedGroupAndADefaultGroupAreDraftsToo() {
        capture(
                "e9",
                "GH-000009",
                new CapturedChange.Edge("GROUP_PARENT", "ch-crew", "crew", "ch-team", "team", "T1"),
                new CapturedChange.Edge("REALM_DEFAULT_GROUP", "realm-id", "lanstone", "ch-team", "team", "T1"));
        assertThat(captured(ASKER))
                .extracting(ListRow::operation)
                .containsExactlyInAnyOrder(Operation.MOVE_GROUP, Operation.ADD_DEFAULT_GROUP);
        assertThat(todo(ASKER))
                .extracting(Todo::messageKey)
                .containsExactlyInAnyOrder("change.todo.complete-move", "change.todo.complete-default");

        UUID move = draft(Operation.MOVE_GROUP);
        bad("entitlement", "change.definition-gone", () -> requests.complete(ASKER, move, 1, WHY, null, null));
        staff.group("ch-crew", "crew");
        staff.holds("ch-one", "ch-crew", "ch-crew", null);
        requests.complete(ASKER, move, 1, WHY, null, null);
        assertThat(now(move).ask().operation()).isEqualTo(Operation.MOVE_GROUP);
        refused("change.own-gain", () -> approve(ONE, move));
        assertThat(details.of(ONE, move).decision().wouldGain())
                .extracting(Person::id)
                .containsExactly("ch-one");
        approve(TWO, move);
        assertThat(approve(OWNER, move, "agreed")).isTrue();
        assertThat(orders(move)).isEqualTo(1);

        UUID defaults = draft(Operation.ADD_DEFAULT_GROUP);
        requests.complete(ASKER, defaults, 1, WHY, null, null);
        approve(ONE, defaults);
        assertThat(approve(OWNER, defaults, "agreed")).isTrue();
        assertThat(orders(defaults)).isEqualTo(1);
    }

    private UUID draft(Operation operation) {
        return captured(ASKER).stream()
                .filter(row -> row.operation() == operation)
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aMovedGroupIsSaidInWordsInBothLanguages() throws Exception {
        capture(
                "e10",
                "GH-000010",
                new CapturedChange.Edge("GROUP_PARENT", "ch-crew", "crew", "ch-team", "team", "T1"));
        String path = "/changes/" + captured(ASKER).get(0).id();
        for (String[] said : new String[][] {{"en", "asks that group crew moves below"}, {"zh-CN", "申请将群组 crew 移至"}}) {
            browser.perform(get(path).with(People.page(ASKER, said[0])))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(said[1])));
        }
    }

    private void capture(String event, String reference, String actor, Instant at) {
        publish(change(event, reference, actor, at, false));
    }

    private static CapturedChange change(
            String event, String reference, @Nullable String actor, Instant at, boolean observed) {
        return new CapturedChange(
                event,
                reference,
                at,
                observed,
                actor,
                actor,
                "security-admin-console",
                "POST /admin/realms/lanstone/users/x",
                List.of(new CapturedChange.Edge("USER_ROLE", "ch-user", "user", "ch-t2", "erp/post", "T2")));
    }
}
