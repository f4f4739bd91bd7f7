package io.gatehouse.app.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.app.audit.model.ChainReader;
import io.gatehouse.app.audit.model.ChainState;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

/** The trail on a real PostgreSQL: exactly one entry for each change, in its transaction, and nobody can change one unseen. */
class AuditTrailIT extends TrailIT {

    private static final Actor SUN_LI = new Actor("acc-1", "Sun Li", Set.of());

    @Test
    void everyChangeIsRecordedOnceInTheOrderOfTheTransactionAndTheChainStaysWhole() {
        String object = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            events.publishEvent(change(object, TestChange.OPENED, null));
            events.publishEvent(change(object, TestChange.CLOSED, null));
        });
        assertEquals(
                List.of("test.opened", "test.closed"),
                sql.sql("select type from audit.entry where content::jsonb -> 'object' ->> 'id' = ? order by seq")
                        .param(object)
                        .query(String.class)
                        .list());
        assertWhole();
    }

    @Test
    void whatIsRolledBackIsNotRecorded() {
        String object = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> {
            events.publishEvent(change(object, TestChange.OPENED, null));
            status.setRollbackOnly();
        });
        assertEquals(0, countOf(object));
        assertWhole();
    }

    @Test
    void whatCannotBeRecordedDoesNotHappen() {
        String object = UUID.randomUUID().toString();
        assertThrows(
                DataAccessException.class,
                () -> transaction.executeWithoutResult(status -> {
                    sql.sql("update platform.clock set offset_seconds = 86400").update();
                    // PostgreSQL holds no NUL: this entry cannot be written
                    events.publishEvent(change(object, TestChange.OPENED, "\u0000"));
                }));
        assertEquals(
                0L,
                sql.sql("select offset_seconds from platform.clock")
                        .query(Long.class)
                        .single());
        assertEquals(0, countOf(object));
    }

    @Test
    void aChangeOutsideATransactionIsAMistakeThatIsSaid() {
        assertThrows(IllegalStateException.class, () -> events.publishEvent(change("x", TestChange.OPENED, null)));
    }

    @Test
    void transactionsAtTheSameTimeMakeOneChain() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(6);
        String object = UUID.randomUUID().toString();
        try {
            List<Callable<Void>> work = new ArrayList<>();
            for (int index = 0; index < 60; index++) {
                work.add(() -> {
                    transaction.executeWithoutResult(
                            status -> events.publishEvent(change(object, TestChange.OPENED, null)));
                    return null;
                });
            }
            for (Future<Void> done : crowd.invokeAll(work)) {
                done.get();
            }
        } finally {
            crowd.shutdown();
        }
        assertEquals(60, countOf(object));
        assertWhole();
    }

    @Test
    void neitherTheAppNorTheOwnerCanChangeOrRemoveAnEntry() throws Exception {
        transaction.executeWithoutResult(status -> events.publishEvent(change("x", TestChange.OPENED, null)));
        for (String statement : List.of(
                "update audit.entry set content = '{}'",
                "delete from audit.entry",
                "truncate audit.entry",
                "update audit.extension_entry set event = '{}'",
                "delete from audit.extension_entry",
                "truncate audit.extension_entry",
                "alter table audit.entry disable trigger all",
                "insert into audit.entry (seq, content, previous, hash, type) values (1, '{}', '', '', 'x')")) {
            try (Connection app = DATABASE.runtime()) {
                assertThrows(SQLException.class, () -> run(app, statement), statement);
            }
        }
        for (String statement :
                List.of("update audit.entry set content = '{}'", "delete from audit.entry", "truncate audit.entry")) {
            try (Connection owner = DATABASE.owner()) {
                SQLException refused = assertThrows(SQLException.class, () -> run(owner, statement), statement);
                assertTrue(refused.getMessage().contains("append-only"), refused.getMessage());
            }
        }
    }

    @Test
    void anEntryThatSomebodyWithAllRightsChangedIsFound() throws Exception {
        transaction.executeWithoutResult(status -> events.publishEvent(change("x", TestChange.OPENED, null)));
        transaction.executeWithoutResult(status -> events.publishEvent(change("x", TestChange.CLOSED, null)));
        long seq = sql.sql("select max(seq) - 1 from audit.entry")
                .query(Long.class)
                .single();
        String content = sql.sql("select content from audit.entry where seq = ?")
                .param(seq)
                .query(String.class)
                .single();
        try (Connection owner = DATABASE.owner()) {
            run(owner, "alter table audit.entry disable trigger entry_is_append_only");
            run(owner, "update audit.entry set content = replace(content, 'Sun Li', 'Li Sun') where seq = " + seq);
            assertEquals(new ChainReader.Fault(seq, ChainReader.Kind.CHANGED), check().fault());
            run(owner, "update audit.entry set content = '" + content.replace("'", "''") + "' where seq = " + seq);
            run(owner, "alter table audit.entry enable trigger entry_is_append_only");
        }
        assertWhole();
    }

    private StateChange change(String object, StateChange.Type type, @Nullable String reason) {
        return new StateChange(
                type, SUN_LI, "acc-2", "Test", object, Map.of("state", "A"), Map.of("state", "B"), reason, Map.of());
    }

    private int countOf(String object) {
        return sql.sql("select count(*) from audit.entry where content like ?")
                .param("%" + object + "%")
                .query(Integer.class)
                .single();
    }

    private ChainState check() {
        ChainState state = transaction.execute(status -> store.checkApp());
        assertNotNull(state);
        return state;
    }

    private void assertWhole() {
        assertTrue(check().whole(), () -> String.valueOf(check()));
    }
}
