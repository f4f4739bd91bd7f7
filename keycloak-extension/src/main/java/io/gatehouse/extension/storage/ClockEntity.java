package io.gatehouse.extension.storage;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** The offset of the demo clock: one row, or none. */
@Entity
@Table(name = "GATEHOUSE_CLOCK")
public class ClockEntity {

    @Id
    @Column(name = "ID")
    private int id;

    @Column(name = "OFFSET_SECONDS")
    private long offsetSeconds;

    /** For JPA. */
    protected ClockEntity() {}

    ClockEntity(int id, long offsetSeconds) {
        this.id = id;
        this.offsetSeconds = offsetSeconds;
    }
}
