package io.gatehouse.extension.leaver;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One removal of what was found after the cut of a departure. Times are milliseconds since 1970 (UTC). */
@Entity
@Table(name = "GATEHOUSE_LEAVER_SWEEP")
@IdClass(SweepRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class SweepRow {
    @Id
    @Column(name = "CASE_ID", length = 64)
    String caseId;

    /** Counted from 1. */
    @Id
    @Column(name = "NUMBER_IN_CASE")
    int number;

    @Column(name = "SWEPT_AT", nullable = false)
    long at;

    /** JSON: how many of what. */
    @Column(name = "FOUND", nullable = false, length = 1000)
    String found;

    /** JSON: how many of what. */
    @Column(name = "REMOVED", nullable = false, length = 1000)
    String removed;

    /** When a later transaction read back that nothing of it is left. */
    @Column(name = "GONE_AT")
    @Nullable
    Long goneAt;

    /** For Hibernate. */
    protected SweepRow() {}

    SweepRow(String caseId, int number, long at, String found, String removed) {
        this.caseId = caseId;
        this.number = number;
        this.at = at;
        this.found = found;
        this.removed = removed;
    }

    /** Key of a sweep: case and number. */
    public record Key(String caseId, int number) implements Serializable {}
}
