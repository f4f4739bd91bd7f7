package io.gatehouse.app.audit;

import io.gatehouse.app.audit.model.Chain;
import io.gatehouse.app.audit.model.ChainReader;
import io.gatehouse.app.audit.model.ChainState;
import io.gatehouse.app.shared.ExtensionEntryReceived;
import io.gatehouse.app.shared.Now;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of both chains. */
@Repository
class EntryStore {
    private static final DateTimeFormatter AT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);
    /** One lock for the whole chain, held until the commit: the order of the chain is the order of the commits. */
    private static final String LOCK = "select pg_advisory_xact_lock(hashtext('gatehouse.audit'))";

    private final JdbcClient sql;
    private final Now now;

    EntryStore(JdbcClient sql, Now now) {
        this.sql = sql;
        this.now = now;
    }

    static String text(Instant instant) {
        return AT.format(instant);
    }

    /** Must be the last thing its transaction does. */
    void append(List<AuditTrail.Draft> drafts) {
        sql.sql(LOCK).query((row, number) -> true).list();
        Link last = sql.sql("select seq, hash from audit.entry order by seq desc limit 1")
                .query(Link.class)
                .optional()
                .orElse(new Link(0, Chain.START));
        String at = text(now.instant());
        for (AuditTrail.Draft draft : drafts) {
            long seq = last.seq() + 1;
            String content = CanonicalJson.write(draft.apply(new AuditTrail.Place(seq, at)));
            String hash = Chain.hash(last.hash(), content);
            sql.sql("insert into audit.entry (seq, content, previous, hash) values (?, ?, ?, ?)")
                    .params(seq, content, last.hash(), hash)
                    .update();
            last = new Link(seq, hash);
        }
    }

    /** False when this very entry is there already: deliveries repeat. */
    boolean addExtensionEntry(ExtensionEntryReceived entry) {
        return sql.sql(
                                "insert into audit.extension_entry (seq, hash, previous, event) values (?, ?, ?, ?) on conflict do nothing")
                        .params(entry.seq(), entry.hash(), entry.previous(), entry.json())
                        .update()
                == 1;
    }

    /** Reads the app's chain from the start. Inside a transaction, so that rows come in portions. */
    ChainState checkApp() {
        ChainReader reader = new ChainReader();
        sql.sql("select seq, content, previous, hash from audit.entry order by seq")
                .withFetchSize(1000)
                .query(row -> {
                    reader.next(row.getLong(1), row.getString(2), row.getString(3), row.getString(4));
                });
        return reader.state();
    }

    /** Reads the copy of the extension's chain from the start, and makes each hash anew from the event. */
    ChainState checkExtension() {
        ChainReader reader = new ChainReader();
        sql.sql("select seq, event, previous, hash from audit.extension_entry order by seq, hash")
                .withFetchSize(1000)
                .query(row -> {
                    reader.next(row.getLong(1), hashedMembers(row.getString(2)), row.getString(3), row.getString(4));
                });
        return reader.state();
    }

    /** An outbox event carries all members of the audit entry, one of them under another name. */
    private static String hashedMembers(String event) {
        var members = CanonicalJson.members(event);
        TreeMap<String, Object> hashed = new TreeMap<>();
        for (String name : List.of("actor", "at", "data", "subject", "type")) {
            hashed.put(name, members.get(name));
        }
        hashed.put("seq", members.get("auditSeq"));
        return CanonicalJson.write(hashed);
    }

    private record Link(long seq, String hash) {}
}
