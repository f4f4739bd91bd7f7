package io.gatehouse.app.platform.database;

import io.gatehouse.app.platform.settings.DatabaseOwner;
import io.gatehouse.app.platform.settings.GatehouseSettings;
import io.gatehouse.app.shared.Now;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    Migrations migrations(DatabaseOwner owner) {
        return new Migrations(owner);
    }

    @Bean
    Now now(JdbcClient sql, GatehouseSettings settings) {
        return new DatabaseNow(sql, settings.demoClock());
    }
}
