package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.review.model.RandomLine;
import io.gatehouse.app.review.model.ReviewerChoice;
import io.gatehouse.app.shared.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Items and reviewers as the database makes them. */
class GenerationIT {

    private static final ModuleDatabase DATABASE = new ModuleDatabase("directory", "review");
    private static final JdbcClient SQL = JdbcClient.create(DATABASE.dataSource());
    private static final Instant NOW = Instant.parse("2026-09-30T08:00:00Z");

    private final Company company = new Company(SQL);
    private final Generation generation = new Generation(SQL, new ReviewerTable(SQL), end -> Set.of());
    private final TransactionTemplate transaction =
            new TransactionTemplate(new JdbcTransactionManager(DATABASE.dataSource()));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        SQL.sql("delete from review.item").update();
        SQL.sql("delete from review.campaign").update();
        company.empty();
    }

    @Test
    void theDatabaseChoosesTheSameReviewersAsTheRule() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(~seed);
            RandomLine line = RandomLine.of(seed, 1 + random.nextInt(12));
            company.empty();
            for (String person : line.people()) {
                company.person(person, line.managers().get(person), line.canReview(person));
            }
            String owner = line.people().get(random.nextInt(line.people().size()));
            String deputy = random.nextBoolean()
                    ? null
                    : line.people().get(random.nextInt(line.people().size()));
            Map<String, ReviewerChoice> expected = new HashMap<>();
            line.people().forEach(person -> expected.put(person, ReviewerChoice.of(person, line, owner, deputy)));
            Campaign campaign = campaign(owner, deputy, Tier.T1);
            Map<String, ReviewerChoice> chosen =
                    transaction.execute(status -> generation.reviewers(campaign, line.people()));
            assertThat(chosen).as("seed " + seed).isEqualTo(expected);
        }
    }

    @Test
    void oneItemForEachPersonAndEntitlementWithAllItsPaths() {
        company.person("boss", null);
        company.person("li", "boss");
        company.role("pay", "T1");
        company.role("read", null);
        company.entitlement("team", "GROUP", null);
        company.entitlement("vault", "GROUP", "T1");
        company.holds("li", "pay");
        company.holds("li", "team");
        company.holds("li", "team", "pay");
        company.holds("li", "vault");
        company.holds("li", "vault", "read");
        Campaign campaign = stored(campaign("boss", null, Tier.T0, Tier.T1, Tier.T2, Tier.T3));
        assertThat(generate(campaign)).isEqualTo(3);
        assertThat(company.items())
                .as("a group without a tier of its own is no item, whatever is in scope")
                .containsExactly("li pay boss MANAGER", "li read boss MANAGER", "li vault boss MANAGER");
        ItemView pay = SQL.sql("select * from review.item where entitlement_id = 'pay'")
                .query(ItemMapping::view)
                .single();
        assertThat(pay.facts().paths())
                .containsExactlyInAnyOrder(
                        new ItemFacts.Path(List.of("pay"), "BASELINE", null),
                        new ItemFacts.Path(List.of("team", "pay"), "BASELINE", null));
        assertThat(pay.facts().direct()).isTrue();
    }

    @Test
    void whoHasLeftIsNotInScopeAndThePreviewSaysWhatWouldBe() {
        company.person("boss", null);
        company.person("li", "boss");
        company.person("gone", "boss");
        company.role("pay", "T1");
        company.role("view", "T2");
        company.holds("li", "pay");
        company.holds("boss", "pay");
        company.holds("boss", "view");
        company.holds("gone", "pay");
        company.leaves("gone");
        Preview preview = transaction.execute(status -> generation.preview(Set.of(Tier.T1, Tier.T2), "boss", null, 10));
        assertThat(preview.items()).isEqualTo(3);
        assertThat(preview.people()).isEqualTo(2);
        assertThat(preview.high()).isEqualTo(2);
        assertThat(preview.reviewers()).isEqualTo(1);
        assertThat(preview.withoutReviewer()).isEqualTo(2);
        assertThat(preview.loads()).extracting(Preview.Load::reviewerId).containsExactly("boss");
    }

    @Test
    void newIsWhatTheLastClosedCampaignDidNotHave() {
        company.person("boss", null);
        company.person("li", "boss");
        company.role("pay", "T1");
        company.holds("li", "pay");
        Campaign first = stored(campaign("boss", null, Tier.T1));
        generate(first);
        SQL.sql("update review.campaign set status = 'CLOSED'").update();
        company.role("view", "T2");
        company.role("sign", "T1");
        company.holds("li", "view");
        company.holds("li", "sign");
        Campaign second = stored(campaign("boss", null, Tier.T1, Tier.T2));
        generate(second);
        assertThat(SQL.sql("select entitlement_id from review.item where is_new")
                        .query(String.class)
                        .list())
                .as("tier T2 was not in scope the last time, so nothing is known about it")
                .containsExactly("sign");
    }

    /** 20,000 people, 200 roles, 5 grants each; a few managers have left and one department reports in a circle. */
    @Test
    void aHundredThousandItems() {
        SQL.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes,
                            manager_id)
                        select 'p' || i, 'p' || i, 'Given', 'Family' || i, i % 97 <> 0, false,
                            jsonb_build_object('employeeNumber', i::text),
                            case when i > 1 then 'p' || case when i between 500 and 510 then 500 + (i + 1) % 11 else (i + 6) / 8 end end
                        from generate_series(1, 20000) i""").update();
        SQL.sql("""
                        insert into directory.entitlement (id, kind, name, tier, governed, closure_hash, attributes)
                        select 'r' || i, 'REALM_ROLE', 'role ' || i, 'T' || i % 3, true, 'hash', '{}'
                        from generate_series(0, 199) i""").update();
        SQL.sql("""
                        insert into directory.held (subject, entitlement, edge, direct, path)
                        select 'p' || i, 'r' || (i * 7 + j) % 200, 'r' || (i * 7 + j) % 200, true, array['r' || (i * 7 + j) % 200]
                        from generate_series(1, 20000) i, generate_series(0, 4) j""").update();
        SQL.sql("analyze directory.account").update();
        SQL.sql("analyze directory.held").update();
        Campaign campaign = stored(campaign("p2", "p3", Tier.T0, Tier.T1, Tier.T2));
        Instant begun = Instant.now();
        int items = generate(campaign);
        System.out.println("100,000 review items in "
                + Duration.between(begun, Instant.now()).toMillis() + " ms");
        assertThat(items).isEqualTo(100_000);
        assertThat(SQL.sql("select count(*) from review.item where reviewer_id = person_id or reviewer_id is null")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(SQL.sql("select count(distinct person_id) from review.item where via = 'CAMPAIGN_OWNER'")
                        .query(Long.class)
                        .single())
                .as("the circle, and the head of the company")
                .isEqualTo(12);
    }

    private int generate(Campaign campaign) {
        return Objects.requireNonNull(transaction.execute(status -> generation.generate(campaign)));
    }

    private static Campaign campaign(String owner, @Nullable String deputy, Tier... tiers) {
        return new Campaign(
                UUID.randomUUID(),
                0,
                "Q3",
                CampaignStatus.OPEN,
                Set.of(tiers),
                owner,
                deputy,
                NOW.plusSeconds(60),
                ZoneOffset.UTC,
                NOW,
                NOW,
                null);
    }

    private static Campaign stored(Campaign campaign) {
        new CampaignRows(SQL).add(campaign);
        return campaign;
    }
}
