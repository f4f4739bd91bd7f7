package io.gatehouse.app.review;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.review.model.DraftSet;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Statement;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The demo company's reviews: two closed quarters and a running one, in the middle. Made once, through the use cases, by
 * the reviewers themselves at instants in the past.
 */
@Component
@Profile("demo")
class ReviewDemo {

    private static final Set<Tier> TIERS = Set.of(Tier.T0, Tier.T1, Tier.T2);
    private static final Duration QUARTER = Duration.ofDays(91);
    /** How much is decided in the running campaign, and what chen.jing has left. */
    private static final double DECIDED = 0.62;

    private static final int LEFT_FOR_CHEN = 12;

    private final JdbcClient sql;
    private final Directory directory;
    private final Campaigns campaigns;
    private final CampaignEnds ends;
    private final Decisions decisions;
    private final SignOffs signOffs;
    private final Workspaces workspaces;
    private final ReviewSettings settings;
    private final ResourceBundle texts = ResourceBundle.getBundle("demo.review", Locale.ROOT);

    ReviewDemo(
            JdbcClient sql,
            Directory directory,
            Campaigns campaigns,
            CampaignEnds ends,
            Decisions decisions,
            SignOffs signOffs,
            Workspaces workspaces,
            ReviewSettings settings) {
        this.sql = sql;
        this.directory = directory;
        this.campaigns = campaigns;
        this.ends = ends;
        this.decisions = decisions;
        this.signOffs = signOffs;
        this.workspaces = workspaces;
        this.settings = settings;
    }

    /** Does nothing before Keycloak was read, and nothing once there is a campaign. All of it, or nothing. */
    @Transactional
    public void make(Instant now) {
        Optional<Person> owner = owner();
        Optional<Person> chen = directory.personByUsername("chen.jing");
        if (directory.readAt() == null || owner.isEmpty() || chen.isEmpty() || anyCampaign()) {
            return;
        }
        Actor runs = actor(owner.get(), AppRole.CAMPAIGN_OWNER);
        ZoneId zone = owner.get().zone();
        for (int quarter = 1; quarter <= 2; quarter++) {
            Instant opened = now.minus(QUARTER.multipliedBy(3L - quarter));
            UUID past = open("past." + quarter, opened, opened.plus(Duration.ofDays(14)), zone, runs);
            reviewers(past).forEach(reviewer -> finish(past, reviewer, opened, Integer.MAX_VALUE));
            ends.moveOn(past, opened.plus(Duration.ofDays(12)));
            ends.moveOn(past, opened.plus(Duration.ofDays(12)));
        }
        Instant opened = now.minus(Duration.ofDays(12));
        Instant due = now.atZone(zone).plusDays(2).with(LocalTime.of(18, 0)).toInstant();
        UUID running = open("running", opened, due, zone, runs);
        fill(running, actor(chen.get()), opened);
    }

    private void fill(UUID campaign, Actor chen, Instant opened) {
        long own = workspaces.progress(campaign, chen).undecided();
        long all = sql.sql("select count(*) from review.item where campaign_id = :c")
                .param("c", campaign)
                .query(Long.class)
                .single();
        long some = Math.max(0, own - LEFT_FOR_CHEN);
        decide(campaign, chen, opened, some);
        long others = Math.round(DECIDED * all) - some;
        for (Actor reviewer : reviewers(campaign)) {
            if (!reviewer.id().equals(chen.id()) && others > 0) {
                others -= finish(campaign, reviewer, opened, others);
            }
        }
    }

    /** Signs only when nothing is left. Answers how many were decided. */
    private long finish(UUID campaign, Actor reviewer, Instant opened, long most) {
        long decided = decide(campaign, reviewer, opened, most);
        if (workspaces.progress(campaign, reviewer).undecided() == 0) {
            DraftSet drafts = workspaces.toSign(campaign, reviewer).drafts();
            Statement said = new Statement(drafts.fingerprint(), drafts.kept(), drafts.revoked(), true);
            signOffs.sign(campaign, said, reviewer, opened.plus(Duration.ofDays(9)));
        }
        return decided;
    }

    /**
     * Medium risk first, so that in what is left the high risk waits in front; from the end of the alphabet, so that who
     * leaves (Zhou Xiaotong) is among the decided.
     */
    private long decide(UUID campaign, Actor reviewer, Instant opened, long most) {
        boolean all = workspaces.progress(campaign, reviewer).undecided() <= most;
        long decided = 0;
        for (Part part : List.of(Part.CHANGED, Part.HIGH)) {
            List<ItemView> rows = workspaces.undecided(campaign, reviewer, part);
            int left = part == Part.HIGH || all ? 0 : rows.size() / 3;
            for (int i = rows.size() - 1; i >= left && decided < most; i--, decided++) {
                keep(rows.get(i), reviewer, opened.plus(Duration.ofHours(20 + decided * 3)), decided);
            }
        }
        return decided;
    }

    private void keep(ItemView view, Actor reviewer, Instant at, long number) {
        boolean high = view.part() == Part.HIGH;
        decisions.shown(
                view.item().id(), reviewer, at.minus(settings.minimumLook()).minusSeconds(20));
        decisions.decide(
                view.item().id(),
                view.item().version(),
                Verb.KEEP,
                high ? ReasonCode.NEEDED_REGULARLY : null,
                high ? texts.getString("reason." + (1 + number % 5)) : null,
                reviewer,
                at);
    }

    private UUID open(String name, Instant opened, Instant due, ZoneId zone, Actor owner) {
        return campaigns.open(new CampaignPlan(texts.getString(name), due, zone, TIERS, null), owner, opened);
    }

    /** Everybody who has items, in the order of user names. */
    private List<Actor> reviewers(UUID campaign) {
        return sql.sql("""
                        select p.id from directory.published_person p where exists (select from review.item i
                            where i.campaign_id = :c and i.reviewer_id = p.id) order by p.username""").param("c", campaign).query(String.class).list().stream()
                .map(id -> actor(directory.requirePerson(id)))
                .toList();
    }

    private Optional<Person> owner() {
        return sql.sql("""
                        select g.person_id from directory.published_grant g
                        join directory.published_entitlement e on e.id = g.entitlement_id
                        where e.technical_name = :role and e.tier <> 'T3' order by 1 limit 1""")
                .param("role", "gatehouse-app/" + AppRole.CAMPAIGN_OWNER.code())
                .query(String.class)
                .optional()
                .flatMap(directory::person);
    }

    private boolean anyCampaign() {
        return sql.sql("select exists (select from review.campaign)")
                .query(Boolean.class)
                .single();
    }

    private static Actor actor(Person person, AppRole... roles) {
        return new Actor(person.id(), person.nameIn(Locale.ENGLISH), Set.of(roles));
    }
}
