package io.gatehouse.app.review;

import io.gatehouse.app.shared.Now;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** What happens in campaigns without anybody pressing a button; each step is a transaction of its own. */
@Component
final class ReviewJobs {

    private final Resolutions resolutions;
    private final CampaignEnds ends;
    private final Now now;

    ReviewJobs(Resolutions resolutions, CampaignEnds ends, Now now) {
        this.resolutions = resolutions;
        this.ends = ends;
        this.now = now;
    }

    void moveOn() {
        resolutions.resolveGone();
        resolutions.reassignLost();
        Instant at = now.instant();
        ends.unfinished().forEach(campaign -> ends.moveOn(campaign, at));
    }
}
