package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;

/** An event that cannot be taken in is kept, shown and tried again; all others go on. */
class EventsSetAsideIT {

    private static final String BROKEN = "{\"caseId\":\"broken\",\"accessEnd\":\"no instant\"}";

    private final Desk desk = new Desk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void threeHundredBadEventsAtTheFrontKeepNobodyWaiting() {
        for (int i = 0; i < 300; i++) {
            desk.arrive("departure.registered", i % 3 == 0 ? null : "bad-" + i, BROKEN);
        }
        for (int i = 0; i < 250; i++) {
            desk.arrive("grant.ended", "good-" + i, "{}");
        }
        desk.intake.takeIn();

        assertThat(desk.entries())
                .hasSize(250)
                .allMatch(entry -> String.valueOf(entry.subjectId()).startsWith("good-"));
        assertThat(desk.extension.outbox).isEmpty();
        assertThat(desk.setAside.count()).as("all are kept").isEqualTo(300);
        assertThat(desk.setAside.oldest(1)).singleElement().satisfies(kept -> {
            assertThat(kept.event().id()).isEqualTo("event-1");
            assertThat(kept.event().event().data()).isEqualTo(BROKEN);
            assertThat(kept.reason()).contains("no instant");
        });
    }

    /** The envelope of one lacks what every event has, of the next it is of another kind, of the last there is none. */
    @Test
    void anEventThatCannotBeReadIsKeptAsItCameAndAllOthersGoOn() {
        String noInstant = unreadable("bad-1", "wang", "at", "\"yesterday\"");
        desk.arrive("grant.ended", "li", "{}");
        desk.extension.outbox.put("bad-1", noInstant);
        desk.extension.outbox.put("bad-2", unreadable("bad-2", "zhao", "data", null));
        desk.extension.outbox.put("bad-3", unreadable("bad-3", "chen", "type", "{\"x\":[]}"));
        desk.extension.outbox.put("nobody-knows", "[\"no event at all\"]");
        desk.arrive("grant.ended", "wang", "{}");
        desk.arrive("grant.ended", "li", "{}");
        desk.intake.takeIn();
        desk.intake.takeIn();

        assertThat(desk.entries()).extracting(ExtensionEntryReceived::subjectId).containsExactly("li", "li");
        assertThat(desk.extension.outbox)
                .as("what has no id cannot be acknowledged")
                .containsOnlyKeys("nobody-knows");
        List<SetAsideEvent> kept = desk.setAside.oldest(9);
        assertThat(kept).extracting(one -> one.event().json()).hasSize(4).contains(noInstant, "[\"no event at all\"]");
        assertThat(kept)
                .filteredOn(one -> "wang".equals(one.event().subject()))
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.behind()).as("what came later about Wang").isEqualTo(1);
                    assertThat(one.reason()).contains("yesterday");
                });
        assertThat(trail()).as("each said once").hasSize(4);

        // as if a new version of the app could read it
        desk.sql
                .sql(
                        "update fulfillment.outbox_set_aside set event = replace(event, 'yesterday', '2026-11-24T10:00:00Z')")
                .update();
        desk.eventsAreDue();
        desk.intake.takeIn();
        assertThat(desk.entries())
                .extracting(ExtensionEntryReceived::subjectId)
                .containsExactly("li", "li", "wang", "wang");
        assertThat(desk.setAside.count()).isEqualTo(3);
    }

    @Test
    void laterEventsOfTheSameSubjectWaitBehindAndComeInTheirOrder() {
        desk.listenerFault = new IllegalStateException("a module's fault");
        desk.arrive("grant.ended", "wang", "{}");
        desk.intake.takeIn();
        desk.listenerFault = null;
        desk.arrive("grant.ended", "wang", "{}");
        desk.arrive("grant.ended", "li", "{}");
        desk.arrive("grant.ended", "wang", "{}");
        desk.intake.takeIn();
        assertThat(desk.entries()).extracting(ExtensionEntryReceived::seq).containsExactly(3L);
        assertThat(desk.extension.outbox).isEmpty();
        assertThat(desk.setAside.oldest(9)).singleElement().satisfies(kept -> {
            assertThat(kept.event().id()).isEqualTo("event-1");
            assertThat(kept.behind()).isEqualTo(2);
        });

        desk.eventsAreDue();
        desk.intake.takeIn();
        assertThat(desk.entries()).extracting(ExtensionEntryReceived::seq).containsExactly(3L, 1L, 2L, 4L);
        assertThat(desk.setAside.count()).isZero();
        assertThat(desk.refreshed).containsExactly("li", "wang");
    }

    @Test
    void aSecondBadEventOfASubjectIsTheNextToWaitForAndTheTrailTellsOfBoth() {
        desk.arrive("departure.registered", "wang", BROKEN);
        desk.arrive("departure.registered", "wang", BROKEN);
        desk.arrive("grant.ended", "wang", "{}");
        desk.intake.takeIn();
        assertThat(trail()).containsExactly("fulfillment.event-set-aside event-1");
        // as if a new version of the app could read the first one
        desk.sql
                .sql(
                        "update fulfillment.outbox_set_aside set event = replace(event, 'departure.registered', 'a.new.type')"
                                + " where event_id = 'event-1'")
                .update();
        desk.eventsAreDue();
        desk.intake.takeIn();
        assertThat(desk.entries()).extracting(ExtensionEntryReceived::seq).containsExactly(1L);
        assertThat(desk.setAside.oldest(9)).singleElement().satisfies(kept -> {
            assertThat(kept.event().id()).isEqualTo("event-2");
            assertThat(kept.reason()).contains("no instant");
        });
        assertThat(trail())
                .containsExactly(
                        "fulfillment.event-set-aside event-1",
                        "fulfillment.event-taken-in event-1",
                        "fulfillment.event-set-aside event-2");
    }

    @Test
    void whatIsSetAsideIsTriedLessAndLessOftenAndNeverForgotten() {
        desk.arrive("departure.registered", "wang", "{\"caseId\":\"\\u0000\",\"accessEnd\":\"no instant\"}");
        for (int i = 0; i < 10; i++) {
            desk.intake.takeIn();
            desk.eventsAreDue();
        }
        desk.intake.takeIn();
        desk.intake.takeIn();
        SetAsideEvent kept = desk.setAside.oldest(1).get(0);
        assertThat(kept.attempts())
                .as("the last try changed nothing: a minute has to pass")
                .isEqualTo(11);
        assertThat(trail()).as("one entry, not one for each try").hasSize(1);
    }

    @Test
    void anEventSetAsideRaisesTheAlarm() {
        FulfillmentHealth health = new FulfillmentHealth(new OrderQueries(desk.sql), desk.setAside, () -> desk.now);
        FulfillmentTodos todos = new FulfillmentTodos(new OrderQueries(desk.sql), desk.setAside);
        Actor administrator = new Actor("liu", "Liu Yang", Set.of(AppRole.ADMINISTRATOR));
        assertThat(todos.waitingFor(administrator, desk.now)).isEmpty();

        desk.arrive("departure.registered", "wang", BROKEN);
        desk.intake.takeIn();
        assertThat(todos.waitingFor(administrator, desk.now))
                .extracting(Todo::messageKey)
                .containsExactly("fulfillment.todo.setAside");
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
        desk.now = desk.now.plus(FulfillmentHealth.TOO_LONG).plusSeconds(1);
        assertThat(health.health().getStatus()).isEqualTo(Status.DOWN);
    }

    @Test
    void whatIsSetAsideAndComesAgainIsTakenInOnce() {
        OutboxEvent event = desk.arrive("grant.ended", null, "{}");
        desk.listenerFault = new IllegalStateException("a module's fault");
        desk.intake.takeIn();
        desk.listenerFault = null;
        desk.extension.outbox.put(event.id(), event.json());
        desk.intake.takeIn();
        desk.eventsAreDue();
        desk.intake.takeIn();
        assertThat(desk.entries()).hasSize(1);
        assertThat(desk.setAside.count()).isZero();
    }

    /** An event whose envelope has another value for one member; null takes the member out. */
    private static String unreadable(String id, String subject, String member, @Nullable String value) {
        Map<String, @Nullable String> members = new TreeMap<>(Map.of(
                "id", '"' + id + '"',
                "type", "\"grant.ended\"",
                "realmId", "\"realm\"",
                "at", "\"2026-11-24T10:00:00Z\"",
                "auditSeq", "1",
                "auditHash", "\"hash\"",
                "auditPrevious", "\"before\"",
                "subject", '"' + subject + '"',
                "data", "{}"));
        members.put(member, value);
        return members.entrySet().stream()
                .filter(one -> one.getValue() != null)
                .map(one -> '"' + one.getKey() + "\":" + one.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    private List<String> trail() {
        return desk.published.stream()
                .filter(StateChange.class::isInstance)
                .map(StateChange.class::cast)
                .map(change -> change.type().code() + " " + change.objectId())
                .toList();
    }
}
