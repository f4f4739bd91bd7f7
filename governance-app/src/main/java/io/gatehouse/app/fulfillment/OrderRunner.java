package io.gatehouse.app.fulfillment;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what is due: claim (short), call without any lock or transaction, store (short), read back, store. Stopped
 * anywhere, the lease runs out and the order is taken up again; the extension knows the order's id, so a second call has no
 * second effect. Any number of workers may run at once.
 */
final class OrderRunner {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRunner.class);
    /** So often a grant is looked for before its order counts as failed. */
    private static final int LOOKS = 20;

    private final OrderTable table;
    private final OrderBook book;
    private final OrderPayloads payloads;
    private final Courier courier;
    private final Directory directory;
    private final Now now;
    private final Duration lease;

    OrderRunner(
            OrderTable table,
            OrderBook book,
            OrderPayloads payloads,
            Courier courier,
            Directory directory,
            Now now,
            Duration lease) {
        this.table = table;
        this.book = book;
        this.payloads = payloads;
        this.courier = courier;
        this.directory = directory;
        this.now = now;
        this.lease = lease;
    }

    /** Works until nothing is due. */
    void runDue() {
        Optional<OrderRow> next = table.claim(now.instant(), lease);
        while (next.isPresent() && !Thread.currentThread().isInterrupted()) {
            carryOut(next.get());
            next = table.claim(now.instant(), lease);
        }
    }

    private void carryOut(OrderRow row) {
        try {
            OrderRequest request = payloads.read(row.kind(), row.payload());
            if (row.order().status() == FulfillmentOrder.Status.PENDING && !deliver(row, request)) {
                return;
            }
            readBack(row, request);
        } catch (ExtensionUnavailable e) {
            tryAgain(row, String.valueOf(e.getMessage()));
        } catch (ExtensionRefused e) {
            // of a read-back: what it is about may come back
            tryAgain(row, e.code());
        } catch (RuntimeException e) {
            LOG.error(
                    "Order {} met a fault of the app itself; it is tried again.",
                    row.order().orderId(),
                    e);
            tryAgain(row, "fault " + e.getClass().getSimpleName());
        }
    }

    /** True when it was carried out and stored as such, and is to be read back. */
    private boolean deliver(OrderRow row, OrderRequest request) {
        try {
            return book.applied(row, courier.deliver(request));
        } catch (ExtensionRefused e) {
            switch (RefusalRule.after(row.kind(), e.code(), book.registrationOpen(row))) {
                case GIVE_UP -> book.failed(row, e.code());
                case TRY_AGAIN -> tryAgain(row, e.code());
                case LOOK -> {
                    return look(row, request, e.code());
                }
            }
            return false;
        }
    }

    /** The extension says there is nothing (more) to do: right if it is as ordered. */
    private boolean look(OrderRow row, OrderRequest request, String code) {
        if (courier.difference(request) == null) {
            return book.applied(row, Courier.Receipt.NONE);
        }
        if (row.kind() == OrderKind.REVOKE) {
            tryAgain(row, code);
        } else {
            book.failed(row, code);
        }
        return false;
    }

    private void readBack(OrderRow row, OrderRequest request) {
        String difference = courier.difference(request);
        if (difference == null) {
            refreshCopy(row, request);
            book.verified(row);
        } else if (book.overtaken(row)) {
            book.failed(row, "superseded");
        } else if (row.kind() == OrderKind.APPLY && row.order().attempts() >= LOOKS) {
            book.failed(row, difference);
        } else {
            tryAgain(row, difference);
        }
    }

    /** Before VERIFIED is stored, so that who hears of it sees the new state. */
    private void refreshCopy(OrderRow row, OrderRequest request) {
        try {
            if (request instanceof OrderRequest.Apply it && it.approval().permit()) {
                // nobody holds anything more
                return;
            } else if (request instanceof OrderRequest.Apply it
                    && !it.approval().forPerson()) {
                // many people gain by a changed definition, and entitlements reach more
                directory.refreshAll();
            } else {
                directory.refresh(row.order().subjectId());
            }
        } catch (ExtensionUnavailable | ExtensionRefused e) {
            LOG.info(
                    "The copy of {} is old until the next read of everything.",
                    row.order().subjectId());
        }
    }

    private void tryAgain(OrderRow row, String error) {
        book.tryAgain(row, error, BackOff.after(row.order().attempts()));
    }
}
