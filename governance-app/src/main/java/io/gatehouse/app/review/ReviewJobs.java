package io.gatehouse.app.review;

import org.springframework.stereotype.Component;

/** What happens in campaigns without anybody pressing a button; each step is a transaction of its own. */
@Component
final class ReviewJobs {

    private final Resolutions resolutions;
    private final CampaignEnds ends;

    ReviewJobs(Resolutions resolutions, CampaignEnds ends) {
        this.resolutions = resolutions;
        this.ends = ends;
    }

    void moveOn() {
        resolutions.resolveGone();
        resolutions.reassignLost();
        ends.unfinished().forEach(ends::moveOn);
    }
}
