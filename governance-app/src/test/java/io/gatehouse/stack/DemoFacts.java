package io.gatehouse.stack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** What the account table says about the demo's data, counted in the app's database. */
final class DemoFacts {

    private final PostgresServer server;

    DemoFacts(PostgresServer server) {
        this.server = server;
    }

    /** The sentences of the table, with the numbers that are really there. */
    List<String> counted() throws SQLException {
        try (Connection c = server.connectAsSuperuser("gatehouse");
                Statement s = c.createStatement()) {
            return List.of(
                    text(s, """
                            select 'Q3 access review: ' || count(*) filter (where i.status = 'WAITING' and i.verb is null)
                                || ' of ' || count(*) || ' left, due in '
                                || (max((c.due_at at time zone c.zone)::date) - max((c.opened_at at time zone c.zone)::date) - 12)
                                || ' days'
                            from review.item i join review.campaign c on c.id = i.campaign_id
                            join directory.published_person p on p.id = i.reviewer_id
                            where c.status = 'OPEN' and p.username = 'chen.jing'"""),
                    text(s, """
                            select 'Zhou Xiaotong leaves at ' || to_char(max(d.access_end at time zone d.zone), 'HH24:MI')
                                || ' (checklist ' || count(*) filter (where t.status = 'DONE') || '/' || count(*) || ')'
                            from departure.departure_case d join departure.checklist_task t on t.case_id = d.id"""),
                    text(s, """
                            select count(*) || ' change requests to approve' from change.change_request
                            where status = 'SUBMITTED'"""),
                    text(s, """
                            select count(*) || ' change request waits for approval' from change.change_request r
                            join directory.published_person p on p.id = r.requester_id
                            where r.status = 'SUBMITTED' and p.username = 'zhang.wei'"""),
                    text(s, """
                            select string_agg(left(name, 2), ' and ' order by opened_at) filter (where status = 'CLOSED')
                                || ' are closed' from review.campaign"""),
                    text(s, "select max(left(name, 2)) || ' is running' from review.campaign where status = 'OPEN'"));
        }
    }

    private static String text(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }
}
