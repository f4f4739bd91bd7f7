package io.gatehouse.app.departure;

import io.gatehouse.app.directory.Leavers;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Secrets;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What other modules may say of departures, and to whom: before access has ended, confidential ones are HR's alone. */
@Repository
class WhoMayKnow implements Leavers, Secrets {

    private final JdbcClient sql;

    WhoMayKnow(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Set<String> openlyLeavingBy(Instant end) {
        return Set.copyOf(sql.sql("""
                        select person_id from departure.departure_case
                        where status in ('SCHEDULED', 'ENDED') and access_end <= :end
                          and (not confidential or ended_at is not null)""")
                .param("end", Timestamp.from(end))
                .query(String.class)
                .list());
    }

    /** Says the same as {@code CaseRights.maySee} for somebody who looks on; also of cases that were cancelled. */
    @Override
    public List<Secret> keptFrom(Actor actor) {
        return sql.sql("""
                        select id, person_id from departure.departure_case
                        where ended_at is null and (person_id = :actor or (confidential and not :hr))""")
                .param("actor", actor.id())
                .param("hr", actor.has(AppRole.HR))
                .query((row, n) -> new Secret(row.getString("id"), row.getString("person_id")))
                .list();
    }
}
