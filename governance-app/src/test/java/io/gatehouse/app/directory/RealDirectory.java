package io.gatehouse.app.directory;

import io.gatehouse.app.keycloak.Extension;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The directory without the app around it. */
public final class RealDirectory {

    private RealDirectory() {}

    public static Directory over(Extension extension, DataSource database, PlatformTransactionManager transactions) {
        KeycloakCopy copy =
                new KeycloakCopy(extension, database, transactions, change -> {}, Instant::now, JsonMapper.shared());
        return new DirectoryQueries(JdbcClient.create(database), copy, ZoneId.of("Asia/Shanghai"));
    }
}
