package io.gatehouse.app.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * The demo company's requests: three wait, one was rejected. Made by the use cases, in the names of those who ask, and only
 * once: each has a key. None is shown as approved, since Keycloak's ledger would know nothing of it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class ChangeDemo {

    @Bean
    RecurringTask<Void> changeDemoTask(ChangeRequests requests, Approvals approvals, Directory directory) {
        Company company = new Company(requests, approvals, directory);
        AtomicBoolean made = new AtomicBoolean();
        return Tasks.recurring("change-demo", FixedDelay.of(Duration.ofSeconds(5)))
                .execute((instance, context) -> {
                    if (!made.get() && directory.readAt() != null) {
                        made.set(company.make());
                    }
                });
    }

    private record Company(ChangeRequests requests, Approvals approvals, Directory directory) {

        /** Whether everybody and everything needed was there. */
        boolean make() {
            return ask(
                                    "zhang.wei",
                                    "zhang.wei",
                                    "warehouse/finance-mart",
                                    30,
                                    "Forecast of the fourth quarter: margin by product line")
                            .isPresent()
                    && ask("chen.jing", "shan.xue", "treasury/bank-statements-view", 90, "核对客户回款，需要查看银行对账单")
                            .isPresent()
                    && ask("sun.li", "sun.li", "jenkins/release", 1, "Release window on Saturday, cover for Qin Yu")
                            .isPresent()
                    && reject();
        }

        private boolean reject() {
            Optional<UUID> id =
                    ask("li.na", "li.na", "treasury/payment-prepare", null, "Help the treasury desk at month end");
            Optional<Actor> approver = actor("ding.hao", AppRole.APPROVER);
            if (id.isEmpty() || approver.isEmpty()) {
                return false;
            }
            requests.ifWaiting(
                    id.get(),
                    version -> approvals.reject(
                            approver.get(),
                            id.get(),
                            version,
                            "创建供应商与准备付款不得由同一人负责。Creating vendors and preparing payments stay apart."));
            return true;
        }

        private Optional<UUID> ask(
                String requester, String beneficiary, String entitlement, @Nullable Integer days, String reason) {
            Optional<Actor> actor = actor(requester);
            Optional<Person> person = directory.personByUsername(beneficiary);
            Optional<Entitlement> target = directory.findEntitlements(entitlement, 20).stream()
                    .filter(found -> found.technicalName().equals(entitlement))
                    .findFirst();
            if (actor.isEmpty() || person.isEmpty() || target.isEmpty()) {
                return Optional.empty();
            }
            NewChange entered = new NewChange(person.get().id(), target.get().id(), reason, null, days);
            return Optional.of(requests.submit(actor.get(), entered, "demo:" + beneficiary + ":" + entitlement));
        }

        private Optional<Actor> actor(String username, AppRole... roles) {
            return directory
                    .personByUsername(username)
                    .map(person -> new Actor(person.id(), person.nameIn(Locale.ENGLISH), Set.of(roles)));
        }
    }
}
