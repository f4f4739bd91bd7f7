package io.gatehouse.app.fulfillment;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.DepartureOrder;
import io.gatehouse.app.keycloak.FakeExtension;
import io.gatehouse.app.keycloak.OutboxEvent;
import io.gatehouse.app.keycloak.RevocationOrder;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.StateChange;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real database, with an extension that fails when told to. */
final class Desk implements AutoCloseable {

    static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    static final Actor LI_NA = new Actor("li-na", "Li Na", Set.of());

    final ModuleDatabase database = new ModuleDatabase("fulfillment");
    final JdbcClient sql = JdbcClient.create(database.dataSource());
    final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    final FakeExtension extension = new FakeExtension();
    final List<Object> published = new CopyOnWriteArrayList<>();
    final List<String> refreshed = new CopyOnWriteArrayList<>();
    volatile Instant now = NOW;
    private long seq;
    volatile RuntimeException listenerFault;

    private final OrderTable table = new OrderTable(sql);
    private final OrderQueries queries = new OrderQueries(sql);
    private final OrderPayloads payloads = new OrderPayloads();
    private final OrderBook book = new OrderBook(table, queries, transaction, this::publish, () -> now);
    final FulfillmentOrders orders = new Orders(table, queries, book, payloads, transaction, () -> {}, () -> now);
    final SetAsideTable setAside = new SetAsideTable(sql);
    final OutboxIntake intake = new OutboxIntake(
            extension,
            new OutboxTable(sql),
            new SetAside(setAside, transaction, this::publish, () -> now),
            new OutboxEvents(),
            transaction,
            this::publish,
            directory(),
            () -> now);

    private void publish(Object event) {
        if (listenerFault != null && !(event instanceof StateChange)) {
            throw listenerFault;
        }
        published.add(event);
    }

    OrderRunner runner() {
        return new OrderRunner(
                table, book, payloads, new Courier(extension), directory(), () -> now, Duration.ofMinutes(1));
    }

    /** Only refreshing is used here; anything else is a fault of the test. */
    private Directory directory() {
        return (Directory) Proxy.newProxyInstance(
                Directory.class.getClassLoader(), new Class<?>[] {Directory.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("refresh")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    refreshed.add((String) arguments[0]);
                    return null;
                });
    }

    /** An event in the extension's outbox. */
    OutboxEvent arrive(String type, @Nullable String subject, String data) {
        String id = "event-" + ++seq;
        OutboxEvent event = OutboxEvent.read("""
                {"id":"%s","type":"%s","realmId":"realm","at":"%s","auditSeq":%d,"auditHash":"hash%d","auditPrevious":"hash%d",
                "actor":{"id":"admin-id","name":"admin","client":"admin-cli"},"subject":%s,"data":%s}
                """.formatted(
                        id, type, NOW, seq, seq, seq - 1, subject == null ? "null" : "\"" + subject + "\"", data));
        extension.outbox.put(id, event.json());
        return event;
    }

    /** What arrived for the audit trail's copy of the extension's own one, in that order. */
    List<ExtensionEntryReceived> entries() {
        return published.stream()
                .filter(ExtensionEntryReceived.class::isInstance)
                .map(ExtensionEntryReceived.class::cast)
                .toList();
    }

    UUID place(OrderRequest request) {
        transaction.executeWithoutResult(status -> orders.place(request));
        return request.orderId();
    }

    FulfillmentOrder order(UUID id) {
        return orders.find(id).orElseThrow();
    }

    /** As if the pause after a failed try were over. */
    void pauseIsOver() {
        sql.sql("update fulfillment.fulfillment_order set next_try = clock_timestamp()")
                .update();
    }

    /** As if the pause before the next try of what was set aside were over. */
    void eventsAreDue() {
        sql.sql("update fulfillment.outbox_set_aside set next_try = clock_timestamp()")
                .update();
    }

    /** As if the time had passed after which a killed worker's order is taken up again. */
    void leaseIsOver() {
        sql.sql("update fulfillment.fulfillment_order set leased_until = clock_timestamp()")
                .update();
    }

    List<String> changes(UUID order) {
        return published.stream()
                .filter(StateChange.class::isInstance)
                .map(StateChange.class::cast)
                .filter(change -> change.objectId().equals(order.toString()))
                .map(change -> change.type().code())
                .toList();
    }

    static OrderRequest grant(String subject, String role) {
        return grant(subject, role, null);
    }

    static OrderRequest grant(String subject, String role, @Nullable Instant validUntil) {
        UUID id = UUID.randomUUID();
        ApprovalOrder approval = new ApprovalOrder(
                id,
                "request-1",
                "GRANT_ROLE",
                subject,
                role,
                "closure",
                "requester",
                subject,
                List.of(new ApprovalOrder.Approval("approver", NOW, "1")),
                "1",
                validUntil,
                "needed");
        return new OrderRequest.Apply(id, new Origin("change", "ChangeRequest", "request-1"), LI_NA, NOW, approval);
    }

    static OrderRequest revocation(String subject, String role) {
        return revocation(subject, role, NOW);
    }

    static OrderRequest revocation(String subject, String role, Instant notBefore) {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Revoke(
                id,
                new Origin("review", "ReviewItem", "item-1"),
                LI_NA,
                notBefore,
                new RevocationOrder(id, subject, role, "no longer needed", LI_NA.id()));
    }

    static OrderRequest departure(String caseId, Instant end) {
        return new OrderRequest.RegisterDeparture(
                UUID.randomUUID(),
                new Origin("departure", "DepartureCase", caseId),
                LI_NA,
                NOW,
                new DepartureOrder(caseId, "leaver", end, ZoneOffset.UTC, "RESIGNATION", false, LI_NA.id()));
    }

    static OrderRequest cancel(String caseId) {
        return new OrderRequest.CancelDeparture(
                UUID.randomUUID(),
                new Origin("departure", "DepartureCase", caseId),
                LI_NA,
                NOW,
                caseId,
                "leaver",
                "stays");
    }

    static OrderRequest execute(String caseId) {
        return new OrderRequest.ExecuteDeparture(
                UUID.randomUUID(), new Origin("departure", "DepartureCase", caseId), LI_NA, NOW, caseId, "leaver");
    }

    @Override
    public void close() {
        database.close();
    }
}
