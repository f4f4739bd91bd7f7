package io.gatehouse.app.review;

import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * {@link io.gatehouse.app.review.model.ReviewerChoice} as set-based SQL, for a whole company at once. A test compares the
 * two on random reporting lines.
 *
 * <p>The result is the temporary table {@code review_reviewer(person_id, reviewer_id, via)} of the transaction.
 * Temporary tables, because the planner cannot guess the size of recursive queries and needs real statistics.
 */
@Component
class ReviewerTable {

    private static final List<String> PEOPLE = List.of(
            "set local jit = off",
            "drop table if exists pg_temp.review_people, pg_temp.review_circle, pg_temp.review_reviewer",
            """
            create temporary table review_people on commit drop as
            select p.id, m.id as manager_id, p.enabled and not p.departed as can_review
            from directory.published_person p left join directory.published_person m on m.id = p.manager_id""",
            "create unique index on review_people (id)",
            "create index on review_people (manager_id)",
            "analyze review_people");

    /**
     * People who hang below somebody without a manager ({@code rooted}) cannot stand on a cycle; only the rest is followed
     * to its end.
     */
    private static final String CIRCLE = """
            create temporary table review_circle on commit drop as
            with recursive rooted(id) as (
                select id from review_people where manager_id is null
                union all
                select p.id from rooted r join review_people p on p.manager_id = r.id
            ), loose as materialized (
                select id, manager_id from review_people p where not exists (select from rooted r where r.id = p.id)
            ), above(id, boss) as (
                select id, manager_id from loose
                union
                select a.id, l.manager_id from above a join loose l on l.id = a.boss
            )
            select id from above where id = boss""";

    /** The walk upwards goes on only past those who cannot review. */
    private static final String REVIEWER = """
            create temporary table review_reviewer on commit drop as
            with recursive walk(id, boss, can_review, depth) as (
                select p.id, m.id, m.can_review, 1
                from review_people p join review_people m on m.id = p.manager_id
                where not exists (select from review_circle c where c.id = p.id)
                union all
                select w.id, m.id, m.can_review, w.depth + 1
                from walk w join review_people b on b.id = w.boss join review_people m on m.id = b.manager_id
                where not w.can_review
            ) cycle boss set looped using trail,
            fallback as materialized (
                select exists (select from review_people where id = :owner and can_review) as owner_can,
                       exists (select from review_people where id = :deputy and can_review) as deputy_can
            )
            select p.id as person_id,
                   case when w.boss is not null then w.boss
                        when f.owner_can and p.id <> :owner then :owner
                        when f.deputy_can and p.id <> :deputy then :deputy end as reviewer_id,
                   case when w.depth = 1 then 'MANAGER'
                        when w.boss is not null then 'ABOVE'
                        when f.owner_can and p.id <> :owner then 'CAMPAIGN_OWNER'
                        when f.deputy_can and p.id <> :deputy then 'DEPUTY'
                        else 'NOBODY' end as via
            from review_people p cross join fallback f left join walk w on w.id = p.id and w.can_review""";

    private final JdbcClient sql;

    ReviewerTable(JdbcClient sql) {
        this.sql = sql;
    }

    /** Must run inside a transaction that may write. */
    void fill(String ownerId, @Nullable String deputyId) {
        PEOPLE.forEach(step -> sql.sql(step).update());
        sql.sql(CIRCLE).update();
        sql.sql("analyze review_circle").update();
        sql.sql(REVIEWER)
                .param("owner", ownerId)
                .param("deputy", deputyId, Types.VARCHAR)
                .update();
        sql.sql("create unique index on review_reviewer (person_id)").update();
        sql.sql("analyze review_reviewer").update();
    }
}
