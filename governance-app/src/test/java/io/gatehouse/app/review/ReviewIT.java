package io.gatehouse.app.review;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.keycloak.FakeExtension;
import io.gatehouse.app.keycloak.KeycloakInMemory;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Statement;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The whole app with its real database and real orders; only Keycloak is the contract in memory. A company of boss → chen
 * → (li, wu) and a campaign over what they hold, run by olga.
 */
@Import(KeycloakInMemory.class)
@TestPropertySource(properties = "gatehouse.review.min-look-seconds=3600")
abstract class ReviewIT extends AppIT {

    static final Actor OLGA = new Actor("olga", "Olga", Set.of(AppRole.CAMPAIGN_OWNER));
    static final Actor CHEN = new Actor("chen", "Chen", Set.of());
    static final Duration LOOK = Duration.ofHours(1);
    static final String REASON = "runs the month-end close";

    @Autowired
    JdbcClient sql;

    @Autowired
    FakeExtension keycloak;

    @Autowired
    Campaigns campaigns;

    @Autowired
    Decisions decisions;

    @Autowired
    SignOffs signOffs;

    @Autowired
    Revocations revocations;

    @Autowired
    Workspaces workspaces;

    @Autowired
    ReviewJobs jobs;

    Company company;
    UUID campaign;
    Instant now;

    @BeforeEach
    void companyWithACampaign() {
        sql.sql("delete from review.look").update();
        sql.sql("delete from review.item").update();
        sql.sql("delete from review.sign_off").update();
        sql.sql("delete from review.campaign").update();
        company = new Company(sql);
        company.empty();
        company.wasRead();
        company.person("boss", null);
        company.person("olga", "boss");
        company.person("chen", "boss");
        company.person("li", "chen");
        company.person("wu", "chen");
        company.role("pay", "T1");
        company.role("view", "T2");
        company.holds("li", "pay");
        company.holds("li", "view");
        company.holds("wu", "view");
        company.holds("chen", "pay");
        company.ledger("li", "pay", "BASELINE", Instant.parse("2024-02-03T04:05:06Z"));
        company.ledger("li", "view", "APPROVED", Instant.parse("2024-03-04T04:05:06Z"));
        now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        campaign = campaigns.open(
                new CampaignPlan("Q3", now.plusSeconds(3600), ZoneOffset.UTC, Set.of(Tier.T1, Tier.T2), null),
                OLGA,
                now);
    }

    ReviewItem item(String person, String entitlement) {
        return sql.sql("select * from review.item where campaign_id = :c and person_id = :p and entitlement_id = :e")
                .param("c", campaign)
                .param("p", person)
                .param("e", entitlement)
                .query(ItemMapping::item)
                .single();
    }

    String fingerprint(Actor reviewer) {
        return workspaces.toSign(campaign, reviewer).drafts().fingerprint();
    }

    /** What this reviewer states about the drafts as they are now. */
    Statement statement(Actor reviewer, boolean confirmed) {
        DraftSet drafts = workspaces.toSign(campaign, reviewer).drafts();
        return new Statement(drafts.fingerprint(), drafts.kept(), drafts.revoked(), confirmed);
    }

    /** How many audit entries of this type speak of the item. */
    long trail(String type, ReviewItem item) {
        return sql.sql("select count(*) from audit.entry where type = :type and content like :object")
                .param("type", type)
                .param("object", "%" + item.id() + "%")
                .query(Long.class)
                .single();
    }

    /** Waits for what a job does. */
    static void await(BooleanSupplier done) {
        Instant deadline = Instant.now().plusSeconds(60);
        while (!done.getAsBoolean()) {
            if (Instant.now().isAfter(deadline)) {
                throw new AssertionError("did not happen within a minute");
            }
            LockSupport.parkNanos(100_000_000);
        }
    }
}
