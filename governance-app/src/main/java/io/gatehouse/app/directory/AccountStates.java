package io.gatehouse.app.directory;

import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.Now;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * From the copy: a registered end of access counts to the minute, also while Keycloak cannot be asked. Who is not in the copy
 * is new, or was deleted: the start of the last read of all accounts tells which, to the second, as tokens carry no more.
 */
final class AccountStates implements AccountState {

    private final JdbcClient sql;
    private final Now now;

    AccountStates(JdbcClient sql, Now now) {
        this.sql = sql;
        this.now = now;
    }

    @Override
    public boolean mayEnter(String accountId, Instant confirmedAt) {
        return sql.sql("""
                        select coalesce(
                            (select enabled and not departed and (access_end is null or access_end > :now)
                             from directory.account where id = :id),
                            (select begun_at is null or date_trunc('second', begun_at) <= :confirmed
                             from directory.reading))""")
                .param("now", now.instant().atOffset(ZoneOffset.UTC))
                .param("id", accountId)
                .param("confirmed", confirmedAt.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
    }
}
