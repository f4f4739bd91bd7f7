package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.CaseRights;
import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.TaskStatus;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import io.gatehouse.app.shared.Word;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Ticking the tasks of a departure. */
@Service
public class Checklists {

    private final CaseStore cases;
    private final ChecklistStore checklist;
    private final CaseTrail trail;
    private final Directory directory;
    private final Now now;

    Checklists(CaseStore cases, ChecklistStore checklist, CaseTrail trail, Directory directory, Now now) {
        this.cases = cases;
        this.checklist = checklist;
        this.trail = trail;
        this.directory = directory;
        this.now = now;
    }

    /** Sets a task to done, not needed or, when it was ticked by mistake, open again. */
    @Transactional
    public void set(Actor actor, UUID caseId, UUID taskId, int version, TaskStatus status, @Nullable String note) {
        DepartureCase departure = cases.find(caseId).orElseThrow(() -> new UnknownObject("DepartureCase", caseId));
        ChecklistTask task =
                checklist.find(caseId, taskId).orElseThrow(() -> new UnknownObject("ChecklistTask", taskId));
        boolean manages = directory
                .person(departure.personId())
                .map(person -> actor.id().equals(person.managerId()))
                .orElse(false);
        if (!CaseRights.maySee(actor, departure, manages)) {
            throw new UnknownObject("DepartureCase", caseId);
        }
        CaseRights.mayTick(actor, departure, task.section(), manages).orThrow();
        if (!checklist.set(task, version, status, actor, now.instant(), note)) {
            ChecklistTask current = checklist.find(caseId, taskId).orElse(task);
            throw new StaleVersion(
                    "/departures/" + caseId,
                    Map.of("departure.task." + task.key(), Word.of("departure.task-status.", current.status())));
        }
        trail.record(
                DepartureChange.TASK_SET,
                actor,
                departure,
                Map.of("task", task.key(), "status", task.status().name()),
                Map.of("task", task.key(), "status", status.name()),
                note);
    }
}
