package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.AccessStep;
import io.gatehouse.app.departure.model.AccessSweep;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Rows of what the extension reported about the end of access: its steps, and what it removed afterwards. */
@Repository
class AccessRows {

    private static final TypeReference<Map<String, Integer>> NUMBERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    AccessRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void replaceSteps(UUID caseId, List<AccessStep> steps) {
        jdbc.sql("delete from departure.access_step where case_id = :id")
                .param("id", caseId)
                .update();
        for (int position = 0; position < steps.size(); position++) {
            AccessStep step = steps.get(position);
            jdbc.sql("""
                            insert into departure.access_step (case_id, position, step, state, at, count, detail)
                            values (:id, :position, :step, :state, :at, :count, :detail)
                            """)
                    .param("id", caseId)
                    .param("position", position)
                    .param("step", step.step())
                    .param("state", step.state())
                    .param("at", step.at() == null ? null : Timestamp.from(step.at()))
                    .param("count", step.count())
                    .param("detail", step.detail())
                    .update();
        }
    }

    List<AccessStep> steps(UUID caseId) {
        return jdbc.sql("select * from departure.access_step where case_id = :id order by position")
                .param("id", caseId)
                .query((rs, n) -> new AccessStep(
                        rs.getString("step"),
                        rs.getString("state"),
                        CaseStore.instant(rs, "at"),
                        rs.getObject("count", Integer.class),
                        rs.getString("detail")))
                .list();
    }

    void replaceSweeps(UUID caseId, List<AccessSweep> sweeps) {
        jdbc.sql("delete from departure.access_sweep where case_id = :id")
                .param("id", caseId)
                .update();
        for (int position = 0; position < sweeps.size(); position++) {
            AccessSweep sweep = sweeps.get(position);
            jdbc.sql("""
                            insert into departure.access_sweep (case_id, position, at, found, removed, gone_at)
                            values (:id, :position, :at, :found::jsonb, :removed::jsonb, :goneAt)
                            """)
                    .param("id", caseId)
                    .param("position", position)
                    .param("at", Timestamp.from(sweep.at()))
                    .param("found", json.writeValueAsString(sweep.found()))
                    .param("removed", json.writeValueAsString(sweep.removed()))
                    .param("goneAt", sweep.goneAt() == null ? null : Timestamp.from(sweep.goneAt()))
                    .update();
        }
    }

    List<AccessSweep> sweeps(UUID caseId) {
        return jdbc.sql("select * from departure.access_sweep where case_id = :id order by position")
                .param("id", caseId)
                .query((rs, n) -> new AccessSweep(
                        rs.getTimestamp("at").toInstant(),
                        json.readValue(rs.getString("found"), NUMBERS),
                        json.readValue(rs.getString("removed"), NUMBERS),
                        CaseStore.instant(rs, "gone_at")))
                .list();
    }
}
