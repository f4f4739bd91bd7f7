package io.gatehouse.app.directory;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.shared.StateChange;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The copy of a {@link Company} in a database of its own; what all tests of the copy share. */
abstract class CopiedCompany {

    private final ModuleDatabase database = new ModuleDatabase("directory");
    final Company company = new Company();
    final JdbcClient sql = JdbcClient.create(database.dataSource());
    final List<StateChange> recorded = new ArrayList<>();
    final KeycloakCopy copy = new KeycloakCopy(
            company,
            database.dataSource(),
            new JdbcTransactionManager(database.dataSource()),
            recorded::add,
            () -> Company.NOW,
            JsonMapper.shared());
    final Directory directory = new DirectoryQueries(sql, copy, ZoneId.of("Asia/Shanghai"));

    @AfterEach
    void close() {
        database.close();
    }
}
