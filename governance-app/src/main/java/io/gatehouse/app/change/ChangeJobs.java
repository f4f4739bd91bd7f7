package io.gatehouse.app.change;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Jobs of this module. */
@Configuration(proxyBeanMethods = false)
class ChangeJobs {

    @Bean
    RecurringTask<Void> expireChangeRequests(ChangeExpiry expiry) {
        return Tasks.recurring("expire-change-requests", FixedDelay.ofMinutes(15))
                .execute((instance, context) -> expiry.expireOld());
    }
}
