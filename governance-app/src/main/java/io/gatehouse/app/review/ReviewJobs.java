package io.gatehouse.app.review;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.shared.Now;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What happens in campaigns without anybody pressing a button; each step is a transaction of its own. */
@Component
final class ReviewJobs {

    private final Resolutions resolutions;
    private final CampaignEnds ends;
    private final Directory directory;
    private final Now now;
    /** Which reading of Keycloak the items were last compared with: nothing else can make a difference. */
    private volatile @Nullable Instant tidiedFor;

    ReviewJobs(Resolutions resolutions, CampaignEnds ends, Directory directory, Now now) {
        this.resolutions = resolutions;
        this.ends = ends;
        this.directory = directory;
        this.now = now;
    }

    void moveOn() {
        Instant readAt = directory.readAt();
        if (readAt != null && !readAt.equals(tidiedFor)) {
            resolutions.resolveGone();
            resolutions.reassignLost();
            tidiedFor = readAt;
        }
        Instant at = now.instant();
        ends.unfinished().forEach(campaign -> ends.moveOn(campaign, at));
    }
}
