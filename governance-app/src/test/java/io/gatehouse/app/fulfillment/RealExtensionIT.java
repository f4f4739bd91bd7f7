package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionStatus;
import io.gatehouse.app.keycloak.LedgerEntry;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders, outbox and directory against the real extension in a real Keycloak, judged by Keycloak's own admin API. */
class RealExtensionIT {

    private final RealDesk desk = new RealDesk();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void anApprovedGrantIsVerifiedAndARevocationTakesItAwayAgain() {
        String wang = desk.realm.person("wang");
        String approver = desk.realm.person("approver");
        String requester = desk.realm.person("requester");
        String payer = desk.realm.role("T1");
        OrderRequest grant = desk.grant(wang, payer, requester, approver);
        desk.run(grant);

        FulfillmentOrder done = desk.asItStands(grant);
        assertThat(done.lastError()).isNull();
        assertThat(done.status()).isEqualTo(Status.VERIFIED);
        assertThat(done.auditHash()).matches("[0-9a-f]{64}");
        assertThat(desk.realm.rolesOf(wang)).contains(payer);
        assertThat(desk.directory.grantsOf(wang))
                .anyMatch(it -> it.entitlementId().equals(payer) && it.ledgerId() != null);
        LedgerEntry entry = desk.realm.extension.ledger(payer).get(0);
        assertThat(entry.approvers()).containsExactly(approver);
        assertThat(entry.jti()).isEqualTo(grant.orderId().toString());

        OrderRequest revocation = desk.revocation(wang, payer);
        desk.run(revocation);
        assertThat(desk.asItStands(revocation).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.realm.rolesOf(wang)).doesNotContain(payer);
        assertThat(desk.directory.grantsOf(wang))
                .noneMatch(it -> it.entitlementId().equals(payer));
        assertThat(desk.realm.extension.ledger(payer)).isEmpty();
    }

    @Test
    void whoApprovedForThemselvesGetsARefusalThatEndsTheOrder() {
        String wang = desk.realm.person("wang");
        OrderRequest grant = desk.grant(wang, desk.realm.role("T1"), desk.realm.person("requester"), wang);
        desk.run(grant);
        FulfillmentOrder order = desk.asItStands(grant);
        assertThat(order.status()).isEqualTo(Status.FAILED);
        assertThat(order.lastError()).isEqualTo("four_eyes");
        assertThat(desk.published).contains(new OrderFailed(order));
    }

    @Test
    void whileKeycloakIsAwayOrdersWaitAndAfterwardsTheyAreDone() {
        String wang = desk.realm.person("wang");
        String payer = desk.realm.role("T2");
        OrderRequest grant = desk.grant(wang, payer, desk.realm.person("requester"), desk.realm.person("approver"));
        desk.place(grant);
        desk.runner(desk.realm.reachedAt(URI.create("http://127.0.0.1:9"))).runDue();
        assertThat(desk.asItStands(grant).status()).isEqualTo(Status.PENDING);
        assertThat(desk.realm.rolesOf(wang)).doesNotContain(payer);

        desk.pauseIsOver();
        desk.runner(desk.realm.extension).runDue();
        assertThat(desk.asItStands(grant).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.realm.rolesOf(wang)).contains(payer);
    }

    @Test
    void killedAfterTheCallTheRealExtensionHasOneEffectOnly() {
        String wang = desk.realm.person("wang");
        String payer = desk.realm.role("T1");
        OrderRequest grant = desk.grant(wang, payer, desk.realm.person("requester"), desk.realm.person("approver"));
        desk.place(grant);
        assertThat(catchThrowableOfType(
                        RealDesk.Killed.class,
                        () -> desk.runner(desk.killedAfter("apply")).runDue()))
                .isNotNull();
        assertThat(desk.realm.rolesOf(wang)).as("it did happen").contains(payer);
        desk.sql
                .sql("update fulfillment.fulfillment_order set leased_until = clock_timestamp()")
                .update();
        desk.runner(desk.realm.extension).runDue();
        assertThat(desk.asItStands(grant).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.realm.extension.ledger(payer)).hasSize(1);
    }

    @Test
    void aDepartureIsRegisteredRescheduledAndExecuted() {
        String leaver = desk.realm.person("leaver");
        String hr = desk.realm.person("hr");
        String caseId = UUID.randomUUID().toString();
        Origin origin = new Origin("departure", "DepartureCase", caseId);
        Instant end = Instant.now().plus(Duration.ofDays(3));
        Actor actor = new Actor(hr, "HR", Set.of());
        for (Instant accessEnd : List.of(end, end.plusSeconds(3600))) {
            OrderRequest register = new OrderRequest.RegisterDeparture(
                    UUID.randomUUID(),
                    origin,
                    actor,
                    Instant.now(),
                    new DepartureOrder(
                            caseId, leaver, accessEnd, ZoneId.of("Asia/Shanghai"), "RESIGNATION", false, hr));
            desk.run(register);
            assertThat(desk.asItStands(register).lastError()).isNull();
            assertThat(desk.asItStands(register).status()).isEqualTo(Status.VERIFIED);
        }
        assertThat(desk.realm.enabled(leaver)).isTrue();

        OrderRequest execute =
                new OrderRequest.ExecuteDeparture(UUID.randomUUID(), origin, actor, Instant.now(), caseId, leaver);
        desk.place(execute);
        for (int i = 0; i < 100 && desk.asItStands(execute).status() != Status.VERIFIED; i++) {
            desk.pauseIsOver();
            desk.runner(desk.realm.extension).runDue();
        }
        assertThat(desk.asItStands(execute).status()).isEqualTo(Status.VERIFIED);
        assertThat(desk.realm.enabled(leaver)).isFalse();
        assertThat(desk.directory.requirePerson(leaver).departed()).isTrue();

        OrderRequest cancel = new OrderRequest.CancelDeparture(
                UUID.randomUUID(), origin, actor, Instant.now(), caseId, leaver, "too late");
        desk.run(cancel);
        assertThat(desk.asItStands(cancel).status()).isEqualTo(Status.FAILED);
        assertThat(desk.asItStands(cancel).lastError()).isEqualTo("already_ended");
    }

    @Test
    void theExtensionsAuditEntriesArriveWithoutAHole() {
        String wang = desk.realm.person("wang");
        String payer = desk.realm.role("T1");
        desk.run(desk.grant(wang, payer, desk.realm.person("requester"), desk.realm.person("approver")));
        desk.run(desk.revocation(wang, payer));
        new OutboxIntake(
                        desk.realm.extension,
                        new OutboxTable(desk.sql),
                        new SetAside(new SetAsideTable(desk.sql), desk.transaction, desk.published::add, Instant::now),
                        new OutboxEvents(),
                        desk.transaction,
                        desk.published::add,
                        desk.directory,
                        Instant::now)
                .takeIn();
        List<ExtensionEntryReceived> entries = desk.published.stream()
                .filter(ExtensionEntryReceived.class::isInstance)
                .map(ExtensionEntryReceived.class::cast)
                .toList();
        assertThat(entries).extracting(ExtensionEntryReceived::type).contains("grant.applied", "grant.revoked");
        for (int i = 1; i < entries.size(); i++) {
            assertThat(entries.get(i).seq()).isEqualTo(entries.get(i - 1).seq() + 1);
            assertThat(entries.get(i).previous()).isEqualTo(entries.get(i - 1).hash());
        }
        assertThat(desk.realm.extension.outbox(10)).isEmpty();
    }

    @Test
    void theWholeRealmIsReadAndSayNoMeansSayingNo() {
        String wang = desk.realm.person("wang");
        desk.directory.refreshAll();
        assertThat(desk.directory.requirePerson(wang).displayName()).isEqualTo("测试wang");
        assertThat(desk.directory.findPeople("陈", 50)).isNotEmpty();
        assertThat(desk.directory.findEntitlements("gatehouse-app", 50)).isNotEmpty();
        ExtensionStatus status = desk.realm.extension.status();
        assertThat(status.realm()).isEqualTo("lanstone");
        assertThat(status.approvalKeys()).isNotEmpty();

        ExtensionRefused refused = catchThrowableOfType(
                ExtensionRefused.class,
                () -> desk.realm.extension.departure(UUID.randomUUID().toString()));
        assertThat(refused.code()).isEqualTo("unknown");
        refused = catchThrowableOfType(
                ExtensionRefused.class,
                () -> desk.realm.extension.effective(UUID.randomUUID().toString()));
        assertThat(refused.code()).isEqualTo("unknown");
    }
}
