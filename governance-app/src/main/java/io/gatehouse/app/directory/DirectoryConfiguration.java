package io.gatehouse.app.directory;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.PersonNames;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

@Configuration(proxyBeanMethods = false)
class DirectoryConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryConfiguration.class);
    private static final TaskInstanceId READING = TaskInstanceId.of("read-directory", RecurringTask.INSTANCE);

    @Bean
    KeycloakCopy keycloakCopy(
            Extension extension,
            DataSource database,
            PlatformTransactionManager transactions,
            ApplicationEventPublisher events,
            Now now) {
        return new KeycloakCopy(extension, database, transactions, events::publishEvent, now, JsonMapper.shared());
    }

    @Bean
    Directory directory(
            JdbcClient sql,
            KeycloakCopy copy,
            @Value("${gatehouse.zone:Asia/Shanghai}") ZoneId companyZone,
            Descriptions descriptions) {
        return new DirectoryQueries(sql, copy, companyZone, descriptions);
    }

    @Bean
    AccountState accountState(JdbcClient sql, Now now) {
        return new AccountStates(sql, now);
    }

    @Bean
    PersonNames personNames(Directory directory, JdbcClient sql) {
        return new DirectoryNames(directory, sql);
    }

    /** Its name is the health indicator's: {@code directory}. */
    @Bean
    HealthIndicator directoryHealthIndicator(KeycloakCopy copy) {
        return new DirectoryHealth(copy);
    }

    @Bean
    RecurringTask<Void> readDirectory(
            KeycloakCopy copy, @Value("${gatehouse.directory.read-every:60s}") Duration pause) {
        DirectoryJobs jobs = new DirectoryJobs(copy);
        return Tasks.recurring(READING.getTaskName(), FixedDelay.of(pause))
                .execute((instance, context) -> jobs.readEverything());
    }

    /** At start too: what was read before the app stopped may be old. A read that is running anyway is left alone. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> readDirectoryAtStart(ObjectProvider<SchedulerClient> scheduler) {
        return ready -> scheduler.ifAvailable(DirectoryConfiguration::readNow);
    }

    private static void readNow(SchedulerClient jobs) {
        try {
            jobs.reschedule(READING, Instant.EPOCH);
        } catch (TaskInstanceException e) {
            LOG.debug("The first read is running or not planned yet.", e);
        }
    }
}
