package io.gatehouse.app.platform.database;

import io.gatehouse.app.shared.Now;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database's clock, so that all replicas agree; moved by the offset row where the demo clock is on. */
final class DatabaseNow implements Now {
    private final JdbcClient sql;
    private final String question;

    DatabaseNow(JdbcClient sql, boolean movable) {
        this.sql = sql;
        this.question = movable
                ? "select clock_timestamp() + offset_seconds * interval '1 second' from platform.clock"
                : "select clock_timestamp()";
    }

    @Override
    public Instant instant() {
        return sql.sql(question).query(OffsetDateTime.class).single().toInstant();
    }
}
