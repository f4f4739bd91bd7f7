package io.gatehouse.app.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** Makes the demo's reviews as soon as Keycloak was read. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class ReviewDemoJob {

    @Bean
    RecurringTask<Void> makeDemoReviews(ReviewDemo demo, Now now) {
        return Tasks.recurring("review-demo", FixedDelay.of(Duration.ofSeconds(3)))
                .execute((instance, context) -> demo.make(now.instant()));
    }
}
