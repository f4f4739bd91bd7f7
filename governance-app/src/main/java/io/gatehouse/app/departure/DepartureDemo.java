package io.gatehouse.app.departure;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.transaction.support.TransactionTemplate;

/** The demo company's departure: Zhou Xiaotong leaves at the next 18:00, four tasks are done. Made once, by the use cases. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DepartureDemo {

    private static final List<String> DONE = List.of("work-handover", "customers", "interview", "expenses");

    @Bean
    RecurringTask<Void> demoDepartureTask(
            DepartureCases cases,
            Checklists checklists,
            CaseStore store,
            ChecklistStore checklist,
            Directory directory,
            Now now,
            TransactionTemplate transaction) {
        return Tasks.recurring("departure-demo", FixedDelay.of(Duration.ofSeconds(3)))
                .execute((instance, context) -> {
                    if (directory.readAt() == null || !store.empty()) {
                        return;
                    }
                    Optional<Person> leaver = directory.personByUsername("zhou.xiaotong");
                    Optional<Person> hr = directory.personByUsername("wang.fang");
                    if (leaver.isEmpty() || hr.isEmpty()) {
                        return;
                    }
                    Actor actor = new Actor(hr.get().id(), "Wang Fang", Set.of(AppRole.HR));
                    transaction.executeWithoutResult(
                            status -> make(actor, leaver.get(), cases, checklists, checklist, now.instant()));
                });
    }

    private static void make(
            Actor hr,
            Person leaver,
            DepartureCases cases,
            Checklists checklists,
            ChecklistStore checklist,
            Instant now) {
        Instant end = nextEvening(now, leaver);
        LocalDate lastDay = LocalDate.ofInstant(end, leaver.zone());
        UUID id = cases.start(
                hr,
                new DeparturePlan(
                        leaver.id(), DepartureType.VOLUNTARY, lastDay, end, leaver.zone(), false, leaver.managerId()));
        checklist.of(id).stream()
                .filter(task -> DONE.contains(task.key()))
                .forEach(task -> checklists.set(hr, id, task.id(), task.version(), TaskStatus.DONE, null));
    }

    /** The next 18:00 in the work location that is at least two hours ahead. */
    private static Instant nextEvening(Instant now, Person leaver) {
        ZonedDateTime earliest = now.plus(Duration.ofHours(2)).atZone(leaver.zone());
        ZonedDateTime evening = earliest.with(LocalTime.of(18, 0));
        return (evening.isBefore(earliest) ? evening.plusDays(1) : evening).toInstant();
    }
}
