package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.Section;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.departure.model.TaskTemplate;
import io.gatehouse.app.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of checklist tasks. */
@Repository
class ChecklistStore {

    private final JdbcClient jdbc;

    ChecklistStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID caseId, int position, TaskTemplate template, LocalDate dueOn) {
        jdbc.sql("""
                        insert into departure.checklist_task (id, case_id, position, task_key, section, blocking, due_on, status)
                        values (:id, :case, :position, :key, :section, :blocking, :due, 'OPEN')
                        """)
                .param("id", UUID.randomUUID())
                .param("case", caseId)
                .param("position", position)
                .param("key", template.key())
                .param("section", template.section().name())
                .param("blocking", template.blocking())
                .param("due", dueOn)
                .update();
    }

    List<ChecklistTask> of(UUID caseId) {
        return jdbc.sql("select * from departure.checklist_task where case_id = :id order by position")
                .param("id", caseId)
                .query(ChecklistStore::row)
                .list();
    }

    Optional<ChecklistTask> find(UUID caseId, UUID taskId) {
        return jdbc.sql("select * from departure.checklist_task where id = :id and case_id = :case")
                .param("id", taskId)
                .param("case", caseId)
                .query(ChecklistStore::row)
                .optional();
    }

    /** Sets the status; false when somebody else changed the task since this version was read. */
    boolean set(ChecklistTask task, int version, TaskStatus status, Actor actor, Instant at, @Nullable String note) {
        boolean open = status == TaskStatus.OPEN;
        return jdbc.sql("""
                                update departure.checklist_task
                                set status = :status, done_by = :by, done_by_name = :name, done_at = :at, note = :note,
                                    version = version + 1
                                where id = :id and version = :version
                                """)
                        .param("status", status.name())
                        .param("by", open ? null : actor.id())
                        .param("name", open ? null : actor.name())
                        .param("at", open ? null : Timestamp.from(at))
                        .param("note", note)
                        .param("id", task.id())
                        .param("version", version)
                        .update()
                == 1;
    }

    private static ChecklistTask row(ResultSet rs, int rowNumber) throws SQLException {
        Timestamp doneAt = rs.getTimestamp("done_at");
        return new ChecklistTask(
                rs.getObject("id", UUID.class),
                rs.getObject("case_id", UUID.class),
                rs.getString("task_key"),
                Section.valueOf(rs.getString("section")),
                rs.getBoolean("blocking"),
                rs.getObject("due_on", LocalDate.class),
                TaskStatus.valueOf(rs.getString("status")),
                rs.getString("done_by"),
                rs.getString("done_by_name"),
                doneAt == null ? null : doneAt.toInstant(),
                rs.getString("note"),
                rs.getInt("version"));
    }
}
