package io.gatehouse.extension.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.outbox.Outbox;
import io.gatehouse.extension.rest.CallerAccess.Caller;
import io.gatehouse.extension.storage.Lengths;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be read: ledger, outbox, audit chain. */
final class FeedResource {

    private static final int MOST = 1000;

    private final Call call;
    private final Outbox outbox;

    FeedResource(Call call, Caller... callers) {
        this.call = call;
        call.allow(callers);
        this.outbox = new Outbox(call.session(), call.realm().getId());
    }

    Response ledger(@Nullable String subject, @Nullable String entitlement, @Nullable String state) {
        if (state != null && !state.equals("LIVE") && !state.equals("ENDED")) {
            throw call.malformed("state");
        }
        if (subject != null) {
            call.text(subject, "subject", Lengths.ACCOUNT_ID);
        }
        if (entitlement != null) {
            call.text(entitlement, "entitlement", Lengths.ACCOUNT_ID);
        }
        Boolean live = state == null ? null : state.equals("LIVE");
        return call.ok(new Ledger(call.session()).list(call.realm().getId(), subject, entitlement, live));
    }

    Response pending(int limit) {
        return call.ok(Map.of("events", outbox.pending(within(limit))));
    }

    Response acknowledge(@Nullable String body) {
        JsonNode ids = call.object(body).path("ids");
        if (!ids.isArray() || ids.size() > MOST) {
            throw call.malformed("ids");
        }
        List<String> wanted = new ArrayList<>();
        for (JsonNode id : ids) {
            if (!id.isTextual()) {
                throw call.malformed("ids");
            }
            wanted.add(call.text(id.textValue(), "ids", Lengths.ORDER_ID));
        }
        return call.ok(Map.of("acknowledged", outbox.acknowledge(wanted)));
    }

    Response audit(long after, int limit) {
        return call.ok(outbox.chain(after, within(limit)));
    }

    private int within(int limit) {
        if (limit < 1) {
            throw call.malformed("limit");
        }
        return Math.min(limit, MOST);
    }
}
