package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.directory.SearchWords;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The cases that somebody may see, found by the database, so that the limit counts only those. Says the same as
 * {@code CaseRights.maySee} and {@code mayTick}; a test compares the two.
 */
@Repository
class CaseSearch {

    private static final String VISIBLE = """
            from departure.departure_case c
            cross join lateral (select exists (select from directory.published_person p
                where p.id = c.person_id and p.manager_id = :actor) as manages) m
            where c.person_id <> :actor
              and (:hr or ((not c.confidential or c.ended_at is not null) and (:looksOn or m.manages)))
            """;

    private final JdbcClient sql;

    CaseSearch(JdbcClient sql) {
        this.sql = sql;
    }

    /** Open ones first, then the closed ones, each by end of access. */
    List<DepartureCase> visible(Actor actor, long offset, int limit) {
        return scoped(actor, "select c.* " + VISIBLE + """
                        order by c.status in ('FINISHED', 'CANCELLED'),
                            case when c.status in ('FINISHED', 'CANCELLED') then null else c.access_end end,
                            c.access_end desc, c.id
                        limit :limit offset :offset""")
                .param("offset", offset)
                .param("limit", limit)
                .query(CaseStore::row)
                .list();
    }

    /** Those of people with such a name, user name or number, the youngest first. */
    List<DepartureCase> named(Actor actor, String text, int limit) {
        List<String> words = SearchWords.of(text);
        return words.isEmpty()
                ? List.of()
                : scoped(actor, "select c.* " + VISIBLE + """
                        and exists (select from directory.published_person n where n.id = c.person_id
                            and lower(concat_ws(' ', n.username, n.given_name, n.family_name, n.given_name, n.display_name,
                                n.employee_number)) like all (:words::text[]))
                        order by c.access_end desc, c.id
                        limit :limit""")
                        .param("words", words.toArray(String[]::new))
                        .param("limit", limit)
                        .query(CaseStore::row)
                        .list();
    }

    /** Open cases in which a task is open that this actor is the one to tick, the earliest end of access first. */
    List<DepartureCase> waitingFor(Actor actor, int limit) {
        return scoped(actor, "select c.* " + VISIBLE + """
                        and c.status in ('SCHEDULED', 'CANCELLING', 'ENDED')
                        and exists (select from departure.checklist_task t
                            where t.case_id = c.id and t.status = 'OPEN'
                              and (:hr or (t.section = 'DEPARTMENT' and m.manages)
                                  or (t.section = 'IT' and :administrator)))
                        order by c.access_end, c.id
                        limit :limit""")
                .param("administrator", actor.has(AppRole.ADMINISTRATOR))
                .param("limit", limit)
                .query(CaseStore::row)
                .list();
    }

    /**
     * Cases that somebody has to see to, as far as the actor may see them: an order to the register failed for good, or access
     * came back after it had ended. The latest first.
     */
    List<DepartureCase> troubled(Actor actor, int limit) {
        return scoped(actor, "select c.* " + VISIBLE + """
                        and (c.status in ('SCHEDULED', 'CANCELLING', 'ENDED') and c.failed_order_id is not null
                             or c.ended_at is not null and c.verified_at is null)
                        order by coalesce(c.failed_at, c.ended_at) desc, c.id
                        limit :limit""")
                .param("limit", limit)
                .query(CaseStore::row)
                .list();
    }

    private JdbcClient.StatementSpec scoped(Actor actor, String query) {
        return sql.sql(query)
                .param("actor", actor.id())
                .param("hr", actor.has(AppRole.HR))
                .param("looksOn", actor.has(AppRole.ADMINISTRATOR) || actor.has(AppRole.AUDITOR));
    }
}
