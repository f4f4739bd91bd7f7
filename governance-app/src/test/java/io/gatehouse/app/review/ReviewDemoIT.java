package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.shared.Actor;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The demo's reviews on a company of the same shape. */
class ReviewDemoIT extends ReviewIT {

    private static final Actor CHEN_JING = new Actor("chen.jing", "Chen Jing", Set.of());

    @Autowired
    private Directory directory;

    @Autowired
    private CampaignEnds ends;

    @Autowired
    private CampaignRows rows;

    @Autowired
    private ProgressRows progress;

    @Autowired
    private ReviewSettings settings;

    @BeforeEach
    void lanstone() {
        sql.sql("delete from review.look").update();
        sql.sql("delete from review.item").update();
        sql.sql("delete from review.campaign").update();
        company.person("he.min", "boss");
        company.person("chen.jing", "boss");
        company.role("gatehouse-app/campaign-owner", "T1");
        company.holds("he.min", "gatehouse-app/campaign-owner");
        for (int i = 0; i < 10; i++) {
            company.person("report" + i, "chen.jing");
            company.person("other" + i, "wu");
            for (String role : List.of("pay", "view", "post")) {
                if (i == 0 && role.equals("post")) {
                    company.role("post", "T2");
                }
                company.holds("report" + i, role);
                company.holds("other" + i, role);
            }
        }
    }

    @Test
    void aQuarterInTheMiddleAndTwoBehind() {
        ReviewDemo demo = new ReviewDemo(sql, directory, campaigns, ends, decisions, signOffs, workspaces, settings);
        demo.make(now);
        demo.make(now);
        List<Campaign> all = rows.all();
        assertThat(all)
                .extracting(Campaign::status)
                .containsExactly(CampaignStatus.OPEN, CampaignStatus.CLOSED, CampaignStatus.CLOSED);
        Campaign running = all.get(0);
        assertThat(running.name()).isEqualTo("Q3 access review");
        assertThat(progress.of(running.id(), CHEN_JING.id()).items()).isEqualTo(30);
        assertThat(progress.of(running.id(), CHEN_JING.id()).undecided()).isEqualTo(12);
        assertThat(progress.of(running.id()).percent()).isBetween(60, 63);
        assertThat(all.get(1).closedAt()).isBefore(now);
    }
}
