package io.gatehouse.app.alarm;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.NavigationEntry;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.StandingWarnings;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class AlarmConfiguration {

    @Bean
    AlarmTable alarmTable(JdbcClient sql) {
        return new AlarmTable(sql);
    }

    @Bean
    Alarms alarms(AlarmTable alarmTable, TransactionOperations transaction, ApplicationEventPublisher events, Now now) {
        return new Alarms(alarmTable, transaction, events, now);
    }

    @Bean
    AlarmWatch alarmWatch(Extension extension, Alarms alarms, Now now) {
        return new AlarmWatch(extension, alarms, now);
    }

    /** Four looks a minute: what lasts is found within one, also when one look must wait for an answer. */
    @Bean
    RecurringTask<Void> watchExtension(AlarmWatch watch, @Value("${gatehouse.alarm.look-every:15s}") Duration pause) {
        return Tasks.recurring("watch-extension", FixedDelay.of(pause)).execute((instance, context) -> watch.look());
    }

    @Bean
    StandingWarnings alarmWarnings(AlarmTable alarmTable) {
        return actor -> actor.has(AppRole.ADMINISTRATOR) || actor.has(AppRole.AUDITOR)
                ? alarmTable.open().stream()
                        .map(alarm -> new StandingWarnings.Warning(
                                "alarm.kind." + alarm.kind().name(), List.of(), "/alarms"))
                        .toList()
                : List.of();
    }

    @Bean
    AccessRules alarmAccess() {
        return () -> List.of(
                AccessRules.get("/alarms", AppRole.ADMINISTRATOR, AppRole.AUDITOR),
                AccessRules.post("/alarms/{id}/confirm", AppRole.ADMINISTRATOR));
    }

    @Bean
    NavigationEntry alarmNavigation() {
        return NavigationEntry.forRoles(85, "/alarms", "alarm.navigation", "A", AppRole.ADMINISTRATOR, AppRole.AUDITOR);
    }
}
