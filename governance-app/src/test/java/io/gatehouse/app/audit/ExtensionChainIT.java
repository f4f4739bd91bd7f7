package io.gatehouse.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import io.gatehouse.app.audit.model.Chain;
import io.gatehouse.app.audit.model.ChainReader;
import io.gatehouse.app.audit.model.ChainState;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import java.sql.Connection;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The copy of the extension's own chain on a real PostgreSQL: each entry once, cited by its hash, and checked. */
class ExtensionChainIT extends TrailIT {

    @Test
    void theExtensionsEntriesAreKeptOnceCitedByHashAndChecked() throws Exception {
        String first = event(1, "mode.changed");
        String firstHash = Chain.hash(Chain.START, hashed(1, "mode.changed"));
        String second = event(2, "grant.applied");
        String secondHash = Chain.hash(firstHash, hashed(2, "grant.applied"));
        receive(1, firstHash, Chain.START, "mode.changed", first);
        receive(1, firstHash, Chain.START, "mode.changed", first);
        receive(2, secondHash, firstHash, "grant.applied", second);

        assertEquals(
                1,
                sql.sql(
                                "select count(*) from audit.entry where type = 'keycloak.mode.changed' and content::jsonb -> 'extension' ->> 'hash' = ?")
                        .param(firstHash)
                        .query(Integer.class)
                        .single());
        ChainState whole = transaction.execute(status -> store.checkExtension());
        assertEquals(new ChainState(2, secondHash, null), whole);

        // a second story for number 3, with a hash that its content does not give
        receive(3, "f".repeat(64), secondHash, "grant.revoked", event(3, "grant.revoked"));
        ChainState broken = transaction.execute(status -> store.checkExtension());
        assertNotNull(broken);
        assertEquals(new ChainReader.Fault(3, ChainReader.Kind.CHANGED), broken.fault());
        try (Connection owner = DATABASE.owner()) {
            run(owner, "alter table audit.extension_entry disable trigger all");
            run(owner, "delete from audit.extension_entry");
            run(owner, "alter table audit.extension_entry enable trigger all");
        }
    }

    private void receive(long seq, String hash, String previous, String type, String event) {
        transaction.executeWithoutResult(status -> events.publishEvent(new ExtensionEntryReceived(
                seq, hash, previous, type, Instant.EPOCH, "acc-1", "Sun Li", "acc-2", event)));
    }

    private static Map<String, @Nullable Object> members(String type) {
        Map<String, @Nullable Object> members = new TreeMap<>();
        members.put("at", "1970-01-01T00:00:00Z");
        members.put("type", type);
        members.put("actor", null);
        members.put("subject", "acc-2");
        members.put("data", Map.of("count", 3, "name", "财务"));
        return members;
    }

    private static String hashed(long seq, String type) {
        Map<String, @Nullable Object> members = members(type);
        members.put("seq", seq);
        return CanonicalJson.write(members);
    }

    private static String event(long seq, String type) {
        Map<String, @Nullable Object> members = members(type);
        members.put("id", UUID.randomUUID());
        members.put("realmId", "lanstone");
        members.put("auditSeq", seq);
        return CanonicalJson.write(members);
    }
}
