package io.gatehouse.app.directory;

import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.Now;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From the copy: a registered end of access counts to the minute, also while Keycloak cannot be asked. */
final class AccountStates implements AccountState {

    private final JdbcClient sql;
    private final Now now;

    AccountStates(JdbcClient sql, Now now) {
        this.sql = sql;
        this.now = now;
    }

    @Override
    public boolean mayEnter(String accountId) {
        return sql.sql("select enabled and not departed and (access_end is null or access_end > :now)"
                        + " from directory.account where id = :id")
                .param("now", now.instant().atOffset(ZoneOffset.UTC))
                .param("id", accountId)
                .query(Boolean.class)
                .optional()
                .orElse(true);
    }
}
