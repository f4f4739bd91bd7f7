package io.gatehouse.extension.leaver;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One step of a departure: when it was done and how many things it ended. */
@Entity
@Table(name = "GATEHOUSE_LEAVER_STEP")
@IdClass(StepRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class StepRow {
    @Id
    @Column(name = "CASE_ID", length = 64)
    String caseId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "STEP", length = 32)
    Step step;

    @Enumerated(EnumType.STRING)
    @Column(name = "STATE", nullable = false, length = 16)
    StepState state;

    @Column(name = "DONE_AT")
    @Nullable
    Long at;

    @Column(name = "DONE_COUNT")
    @Nullable
    Integer count;

    @Column(name = "DETAIL", length = 1000)
    @Nullable
    String detail;

    /** For Hibernate. */
    protected StepRow() {}

    StepRow(String caseId, Step step) {
        this.caseId = caseId;
        this.step = step;
        this.state = StepState.WAITING;
    }

    /** Key of a step: case and step. */
    public record Key(String caseId, Step step) implements Serializable {}
}
