package io.gatehouse.app.fulfillment;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.NavigationEntry;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

@Configuration(proxyBeanMethods = false)
class FulfillmentConfiguration {

    @Bean
    OrderTable orderTable(JdbcClient sql) {
        return new OrderTable(sql);
    }

    @Bean
    OrderQueries orderQueries(JdbcClient sql) {
        return new OrderQueries(sql);
    }

    @Bean
    OrderPayloads orderPayloads() {
        return new OrderPayloads();
    }

    @Bean
    OrderBook orderBook(
            OrderTable table,
            OrderQueries queries,
            TransactionOperations transaction,
            ApplicationEventPublisher events,
            Now now) {
        return new OrderBook(table, queries, transaction, events, now);
    }

    @Bean
    OrderRunner orderRunner(
            OrderTable table,
            OrderBook book,
            OrderPayloads payloads,
            Extension extension,
            Directory directory,
            Now now,
            @Value("${gatehouse.fulfillment.lease:60s}") Duration lease) {
        return new OrderRunner(table, book, payloads, new Courier(extension), directory, now, lease);
    }

    @Bean
    Wake fulfillmentWake(OrderRunner runner) {
        return new Wake(runner::runDue);
    }

    @Bean
    FulfillmentOrders fulfillmentOrders(
            OrderTable table,
            OrderQueries queries,
            OrderBook book,
            OrderPayloads payloads,
            TransactionOperations transaction,
            Wake fulfillmentWake,
            Now now) {
        return new Orders(table, queries, book, payloads, transaction, fulfillmentWake, now);
    }

    @Bean
    SetAsideTable setAsideTable(JdbcClient sql) {
        return new SetAsideTable(sql);
    }

    @Bean
    FulfillmentJobs fulfillmentJobs(
            OrderRunner runner,
            Extension extension,
            JdbcClient sql,
            SetAsideTable setAsideTable,
            TransactionOperations transaction,
            ApplicationEventPublisher publisher,
            Directory directory,
            Now now) {
        return new FulfillmentJobs(
                runner,
                new OutboxIntake(
                        extension,
                        new OutboxTable(sql),
                        new SetAside(setAsideTable, transaction, publisher, now),
                        new OutboxEvents(),
                        transaction,
                        publisher,
                        directory,
                        now));
    }

    @Bean
    OrderWords orderWords(Directory directory, OrderQueries queries, MessageSource messages) {
        return new OrderWords(directory, queries, messages);
    }

    @Bean
    SetAsideWords setAsideWords(Directory directory, SetAsideTable setAsideTable) {
        return new SetAsideWords(directory, setAsideTable);
    }

    @Bean
    TodoSource fulfillmentTodos(OrderQueries queries, SetAsideTable setAsideTable) {
        return new FulfillmentTodos(queries, setAsideTable);
    }

    @Bean
    HealthIndicator fulfillmentHealthIndicator(OrderQueries queries, SetAsideTable setAsideTable, Now now) {
        return new FulfillmentHealth(queries, setAsideTable, now);
    }

    @Bean
    AccessRules fulfillmentAccess() {
        return () -> List.of(
                AccessRules.get("/fulfillment", AppRole.ADMINISTRATOR, AppRole.APPROVER),
                AccessRules.post("/fulfillment/{id}/retry", AppRole.ADMINISTRATOR, AppRole.APPROVER),
                AccessRules.post("/fulfillment/events/{id}/retry", AppRole.ADMINISTRATOR, AppRole.APPROVER));
    }

    @Bean
    NavigationEntry fulfillmentNavigation() {
        return NavigationEntry.forRoles(
                80, "/fulfillment", "fulfillment.navigation", "F", AppRole.ADMINISTRATOR, AppRole.APPROVER);
    }

    @Bean
    RecurringTask<Void> carryOutOrders(
            FulfillmentJobs jobs, @Value("${gatehouse.fulfillment.run-every:1s}") Duration pause) {
        return Tasks.recurring("carry-out-orders", FixedDelay.of(pause))
                .execute((instance, context) -> jobs.carryOut());
    }

    @Bean
    RecurringTask<Void> takeInEvents(
            FulfillmentJobs jobs, @Value("${gatehouse.fulfillment.take-in-every:1s}") Duration pause) {
        return Tasks.recurring("take-in-events", FixedDelay.of(pause)).execute((instance, context) -> jobs.takeIn());
    }
}
