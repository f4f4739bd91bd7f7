package io.gatehouse.app.review;

/**
 * {@link io.gatehouse.app.review.model.ReviewerChoice} as set-based SQL, for a whole company at once. A test compares the
 * two on random reporting lines.
 *
 * <p>People who hang below somebody without a manager ({@code rooted}) cannot stand on a cycle; only the rest is
 * followed to its end. The walk upwards goes on only past those who cannot review.
 */
final class ReviewerSql {

    /** Parameters {@code owner} and {@code deputy}; the result is {@code reviewer(person_id, reviewer_id, via)}. */
    static final String REVIEWER = """
            people as materialized (
                select id, manager_id, enabled and not departed as can_review from directory.published_person
            ), line as materialized (
                select p.id, m.id as manager_id, m.can_review from people p join people m on m.id = p.manager_id
            ), rooted(id) as (
                select p.id from people p where not exists (select from line l where l.id = p.id)
                union all
                select l.id from rooted r join line l on l.manager_id = r.id
            ), loose as materialized (
                select l.id, l.manager_id from line l where not exists (select from rooted r where r.id = l.id)
            ), above(id, boss) as (
                select id, manager_id from loose
                union
                select a.id, l.manager_id from above a join loose l on l.id = a.boss
            ), walk(id, boss, can_review, depth) as (
                select l.id, l.manager_id, l.can_review, 1 from line l
                where not exists (select from above a where a.id = l.id and a.boss = l.id)
                union all
                select w.id, l.manager_id, l.can_review, w.depth + 1
                from walk w join line l on l.id = w.boss where not w.can_review
            ) cycle boss set looped using trail,
            fallback as materialized (
                select exists (select from people where id = :owner and can_review) as owner_can,
                       exists (select from people where id = :deputy and can_review) as deputy_can
            ), reviewer as materialized (
                select p.id as person_id,
                       case when w.boss is not null then w.boss
                            when f.owner_can and p.id <> :owner then :owner
                            when f.deputy_can and p.id <> :deputy then :deputy end as reviewer_id,
                       case when w.depth = 1 then 'MANAGER'
                            when w.boss is not null then 'ABOVE'
                            when f.owner_can and p.id <> :owner then 'CAMPAIGN_OWNER'
                            when f.deputy_can and p.id <> :deputy then 'DEPUTY'
                            else 'NOBODY' end as via
                from people p cross join fallback f left join walk w on w.id = p.id and w.can_review
            )
            """;

    private ReviewerSql() {}
}
