package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happened in Keycloak arrives exactly once. */
class OutboxIntakeIT {

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void eachEventIsTakenInOnceAndAcknowledged() {
        desk.arrive("change.captured", "wang", """
                {"reference":"GH-7F3A21","request":"POST /x","edges":[{"edgeKind":"USER_ROLE","sourceId":"wang",
                "sourceName":"wang.wei","targetId":"payer","targetName":"payer","tier":"T1"}]}
                """);
        desk.arrive("mode.changed", null, "{\"before\":\"OBSERVE\",\"after\":\"ENFORCE\"}");
        desk.intake.takeIn();

        assertThat(desk.entries()).extracting(ExtensionEntryReceived::seq).containsExactly(1L, 2L);
        CapturedChange change = only(CapturedChange.class);
        assertThat(change.reference()).isEqualTo("GH-7F3A21");
        assertThat(change.observed()).isFalse();
        assertThat(change.actorName()).isEqualTo("admin");
        assertThat(change.edges())
                .containsExactly(new CapturedChange.Edge("USER_ROLE", "wang", "wang.wei", "payer", "payer", "T1"));
        assertThat(desk.extension.outbox).isEmpty();
    }

    @Test
    void anEventThatComesAgainHasNoSecondEffect() {
        OutboxEvent event = desk.arrive("grant.ended", "wang", "{\"ledgerId\":\"l1\",\"reason\":\"removed\"}");
        desk.intake.takeIn();
        desk.extension.outbox.put(event.id(), event.json());
        desk.intake.takeIn();
        assertThat(desk.entries()).hasSize(1);
        assertThat(desk.refreshed).containsExactly("wang");
        assertThat(desk.extension.outbox).isEmpty();
    }

    @Test
    void aListenersFaultRollsTheWholeEventBack() {
        desk.arrive("grant.ended", "wang", "{}");
        desk.listenerFault = new IllegalStateException("a module's fault");
        desk.intake.takeIn();
        assertThat(desk.entries()).isEmpty();
        assertThat(desk.sql
                        .sql("select count(*) from fulfillment.outbox_received")
                        .query(Long.class)
                        .single())
                .isZero();
        desk.listenerFault = null;
        desk.eventsAreDue();
        desk.intake.takeIn();
        assertThat(desk.entries()).hasSize(1);
        assertThat(desk.setAside.count()).isZero();
    }

    @Test
    void progressOfADepartureIsPublished() {
        desk.arrive("departure.ended", "wang", """
                {"caseId":"case-1","subjectId":"wang","episode":1,"state":"ENDED","accessEnd":"2026-11-24T10:00:00Z",
                "zone":"Asia/Shanghai","registeredAt":"2026-11-24T09:00:00Z","endedAt":"2026-11-24T10:00:01Z",
                "verifiedAt":"2026-11-24T10:00:02Z","attempts":1,"lastError":null,
                "steps":[{"step":"GUARD","state":"DONE","at":"2026-11-24T10:00:00Z","count":null,"detail":null}]}
                """);
        desk.intake.takeIn();
        assertThat(only(DepartureProgressed.class).state().steps()).hasSize(1);
        assertThat(desk.refreshed).containsExactly("wang");
    }

    @Test
    void whatOurOwnOrdersDidIsNotReadASecondTime() {
        UUID id = desk.place(Desk.grant("wang", "payer"));
        desk.runner().runDue();
        desk.arrive(
                "grant.applied",
                "wang",
                "{\"jti\":\"" + id + "\",\"edgeKind\":\"USER_ROLE\",\"sourceId\":\"wang\",\"targetId\":\"payer\"}");
        desk.intake.takeIn();
        assertThat(desk.refreshed).as("once, by the worker").containsExactly("wang");
        assertThat(desk.entries()).hasSize(1);
    }

    @Test
    void aLongOutboxIsReadToItsEnd() {
        for (int i = 0; i < 450; i++) {
            desk.arrive("mode.changed", null, "{}");
        }
        desk.intake.takeIn();
        assertThat(desk.entries()).hasSize(450);
        assertThat(desk.extension.outbox).isEmpty();
    }

    @Test
    void anOutboxThatCannotBeReadIsTheJobsMatter() {
        desk.extension.away = true;
        assertThatThrownBy(desk.intake::takeIn).isInstanceOf(ExtensionUnavailable.class);
        new FulfillmentJobs(desk.runner(), desk.intake).takeIn();
    }

    private <T> T only(Class<T> type) {
        List<T> found =
                desk.published.stream().filter(type::isInstance).map(type::cast).toList();
        assertThat(found).hasSize(1);
        return found.get(0);
    }
}
