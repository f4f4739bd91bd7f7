package io.gatehouse.app.catalog;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Files that were sent, for a day: what they say is looked at first and stored afterwards. */
@Component
class ImportFiles {

    private static final Duration KEPT = Duration.ofDays(1);
    private static final int LONGEST_NAME = 200;

    private final JdbcClient sql;

    ImportFiles(JdbcClient sql) {
        this.sql = sql;
    }

    UUID keep(String name, String content, Actor actor, Instant at) {
        sql.sql("delete from catalog.import_file where sent_at < ?")
                .param(at.minus(KEPT).atOffset(ZoneOffset.UTC))
                .update();
        UUID id = UUID.randomUUID();
        sql.sql("insert into catalog.import_file (id, name, content, sent_by, sent_at) values (?, ?, ?, ?, ?)")
                .params(
                        id,
                        name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name,
                        content,
                        actor.id(),
                        at.atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** @throws UnknownObject when there is none, any more */
    Kept require(UUID id) {
        return sql.sql("select name, content from catalog.import_file where id = ?")
                .param(id)
                .query(Kept.class)
                .optional()
                .orElseThrow(() -> new UnknownObject("ImportFile", id));
    }

    record Kept(String name, String content) {}
}
