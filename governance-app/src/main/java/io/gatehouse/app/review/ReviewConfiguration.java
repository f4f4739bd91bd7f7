package io.gatehouse.app.review;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewSettings.class)
class ReviewConfiguration {

    /** What happens in campaigns without anybody pressing a button. */
    @Bean
    RecurringTask<Void> moveReviewsOn(ReviewJobs jobs, @Value("${gatehouse.review.tidy-every:10s}") Duration pause) {
        return Tasks.recurring("move-reviews-on", FixedDelay.of(pause)).execute((instance, context) -> jobs.moveOn());
    }
}
