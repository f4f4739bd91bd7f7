package io.gatehouse.extension.outbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.SharedStack;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The audit trail is a chain without hole or fork, whatever happened at once, and nobody changes it afterwards. */
class AuditTrailIsAppendOnlyIT {

    private static final JsonMapper SORTED = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();
    private static GovernedRealm realm;

    @BeforeAll
    static void start() {
        realm = GovernedRealm.create(SharedStack.get(), "audit");
    }

    @Test
    void theChainHoldsWhenManyThingsHappenAtOnce() throws Exception {
        List<LivePerson> people =
                IntStream.range(0, 6).mapToObj(i -> realm.person()).toList();
        String secret = realm.roleId("secret");
        ExecutorService threads = Executors.newFixedThreadPool(6);
        try {
            threads.invokeAll(people.stream()
                            .<java.util.concurrent.Callable<Integer>>map(person -> () -> {
                                person.grant("secret");
                                realm.approval("GRANT_ROLE", person.id(), secret)
                                        .submit()
                                        .expect(200);
                                return realm.revoke(person, secret, "order-" + person.id())
                                        .expect(200)
                                        .status();
                            })
                            .toList())
                    .forEach(AuditTrailIsAppendOnlyIT::get);
        } finally {
            threads.shutdownNow();
        }
        JsonNode chain =
                realm.admin().get(realm.realm().gatehouse("/audit")).expect(200).json();
        assertTrue(chain.size() >= 18);
        String previous = "0".repeat(64);
        long seq = 0;
        for (JsonNode entry : chain) {
            assertEquals(++seq, entry.path("seq").asLong());
            assertEquals(previous, entry.path("previous").asString());
            assertEquals(entry.path("hash").asString(), hash(entry));
            previous = entry.path("hash").asString();
        }
        Set<Long> fed = new HashSet<>();
        realm.realm()
                .app()
                .get(realm.realm().gatehouse("/outbox?limit=1000"))
                .json()
                .path("events")
                .forEach(event -> assertTrue(fed.add(event.path("auditSeq").asLong())));
        assertEquals(seq, fed.size(), "one event for every entry");
    }

    @Test
    void readingTheOutboxChangesNothingAndAcknowledgedEventsAreNotSentAgain() {
        JsonNode first = realm.realm()
                .app()
                .get(realm.realm().gatehouse("/outbox?limit=2"))
                .json()
                .path("events");
        JsonNode again = realm.realm()
                .app()
                .get(realm.realm().gatehouse("/outbox?limit=2"))
                .json()
                .path("events");
        assertEquals(first, again);
        String id = first.get(0).path("id").asString();
        JsonNode acknowledged = realm.realm()
                .app()
                .post(realm.realm().gatehouse("/outbox/ack"), java.util.Map.of("ids", List.of(id, "unknown")))
                .expect(200)
                .json();
        assertEquals(1, acknowledged.path("acknowledged").asInt());
        JsonNode next = realm.realm()
                .app()
                .get(realm.realm().gatehouse("/outbox?limit=1"))
                .json()
                .path("events");
        assertEquals(first.get(1).path("id").asString(), next.get(0).path("id").asString());
        // the entry itself stays: put the event back so that the other test still finds one for every entry
        inDatabase("insert into gatehouse_outbox(id, realm_id, audit_seq, created_at) values ('" + id + "', '"
                + realm.realmId() + "', " + first.get(0).path("auditSeq").asLong() + ", 0)");
    }

    @Test
    void theDatabaseRefusesToChangeIt() {
        for (String statement : List.of(
                "update gatehouse_audit set type = 'nothing.happened'",
                "delete from gatehouse_audit",
                "truncate gatehouse_audit")) {
            Throwable refused = assertThrows(IllegalStateException.class, () -> inDatabase(statement), statement);
            assertTrue(
                    refused.getCause().getMessage().contains("append-only"),
                    refused.getCause().getMessage());
        }
    }

    private static void inDatabase(String statement) {
        try (Connection connection = realm.realm().stack().postgres().connectAsSuperuser("keycloak");
                var run = connection.createStatement()) {
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As docs/extension-api.md says, by another JSON library. */
    private static String hash(JsonNode entry) throws Exception {
        ObjectNode members = ((ObjectNode) entry).deepCopy();
        String previous = members.remove("previous").asString();
        members.remove("hash");
        String canonical = SORTED.writeValueAsString(SORTED.treeToValue(members, Object.class));
        byte[] digest = MessageDigest.getInstance("SHA-256")
                .digest((previous + "\n" + canonical).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest);
    }

    private static int get(java.util.concurrent.Future<Integer> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
