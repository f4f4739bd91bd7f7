package io.gatehouse.app.directory;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    @Bean
    KeycloakCopy keycloakCopy(
            Extension extension, DataSource database, PlatformTransactionManager transactions, Now now) {
        return new KeycloakCopy(extension, database, transactions, now, JsonMapper.shared());
    }

    @Bean
    Directory directory(
            JdbcClient sql, KeycloakCopy copy, @Value("${gatehouse.zone:Asia/Shanghai}") ZoneId companyZone) {
        return new DirectoryQueries(sql, copy, companyZone);
    }

    @Bean
    AccountState accountState(JdbcClient sql, Now now) {
        return new AccountStates(sql, now);
    }

    /** Its name is the health indicator's: {@code directory}. */
    @Bean
    HealthIndicator directoryHealthIndicator(KeycloakCopy copy) {
        return new DirectoryHealth(copy);
    }

    /** At start and then with this pause between two reads. */
    @Bean
    RecurringTask<Void> readDirectory(
            KeycloakCopy copy, @Value("${gatehouse.directory.read-every:60s}") Duration pause) {
        DirectoryJobs jobs = new DirectoryJobs(copy);
        return Tasks.recurring("read-directory", FixedDelay.of(pause))
                .execute((instance, context) -> jobs.readEverything());
    }
}
