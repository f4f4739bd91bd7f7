package io.gatehouse.app.fulfillment;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.RealDirectory;
import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.app.keycloak.RevocationOrder;
import io.gatehouse.app.shared.Actor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The module on a real database, with the real extension in a real Keycloak. */
final class RealDesk implements AutoCloseable {

    static final Actor APPROVER = new Actor("approver", "Approver", Set.of());
    final RealRealm realm = new RealRealm();
    final ModuleDatabase database = new ModuleDatabase("directory", "fulfillment");
    final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    final TransactionTemplate transaction = new TransactionTemplate(transactions);
    final List<Object> published = new CopyOnWriteArrayList<>();
    final OrderTable table = new OrderTable(sql);
    private final OrderQueries queries = new OrderQueries(sql);
    private final OrderPayloads payloads = new OrderPayloads();
    final OrderBook book = new OrderBook(table, queries, transaction, published::add, Instant::now);
    final FulfillmentOrders orders = new Orders(table, queries, book, payloads, transaction, () -> {}, Instant::now);
    final Directory directory = RealDirectory.over(realm.extension, database.dataSource(), transactions);

    OrderRequest grant(String subject, String role, String requester, String approver) {
        return grant(subject, role, requester, approver, null);
    }

    OrderRequest grant(String subject, String role, String requester, String approver, @Nullable Instant validUntil) {
        return approved("GRANT_ROLE", subject, role, subject, requester, approver, validUntil);
    }

    /** An order for what {@code approver} has approved. */
    OrderRequest approved(
            String operation,
            String source,
            String target,
            String beneficiary,
            String requester,
            String approver,
            @Nullable Instant validUntil) {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Apply(
                id,
                new Origin("change", "ChangeRequest", "request"),
                APPROVER,
                Instant.now().minusSeconds(1),
                new ApprovalOrder(
                        id,
                        "request " + id,
                        operation,
                        source,
                        target,
                        realm.closureHash(target),
                        requester,
                        beneficiary,
                        List.of(new ApprovalOrder.Approval(approver, Instant.now(), "1")),
                        "1",
                        validUntil,
                        "需要付款"));
    }

    static OrderRequest revocation(String subject, String role) {
        UUID id = UUID.randomUUID();
        return new OrderRequest.Revoke(
                id,
                new Origin("review", "ReviewItem", "item"),
                APPROVER,
                Instant.now().minusSeconds(1),
                new RevocationOrder(id, subject, role, "no longer needed", "approver"));
    }

    FulfillmentOrder asItStands(OrderRequest request) {
        return orders.find(request.orderId()).orElseThrow();
    }

    void place(OrderRequest request) {
        transaction.executeWithoutResult(status -> orders.place(request));
    }

    void run(OrderRequest request) {
        place(request);
        runner(realm.extension).runDue();
    }

    OrderRunner runner(Extension extension) {
        return new OrderRunner(
                table, book, payloads, new Courier(extension), directory, Instant::now, Duration.ofMinutes(1));
    }

    void pauseIsOver() {
        sql.sql("update fulfillment.fulfillment_order set next_try = clock_timestamp()")
                .update();
    }

    /** The real one, but the process ends as soon as that call has come back. */
    Extension killedAfter(String call) {
        return (Extension) Proxy.newProxyInstance(
                Extension.class.getClassLoader(), new Class<?>[] {Extension.class}, (proxy, method, arguments) -> {
                    try {
                        Object result = method.invoke(realm.extension, arguments);
                        if (method.getName().equals(call)) {
                            throw new Killed();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public void close() {
        database.close();
    }
}
