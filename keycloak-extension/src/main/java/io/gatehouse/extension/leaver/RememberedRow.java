package io.gatehouse.extension.leaver;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;

/**
 * What a departure took away, so that an approved rehire can ask for it again and a read-back knows what to look for.
 * Sessions are remembered because one that a racing refresh put back into the cache can be found by its id only.
 */
@Entity
@Table(name = "GATEHOUSE_REMEMBERED")
@IdClass(RememberedRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class RememberedRow {
    @Id
    @Column(name = "CASE_ID", length = 64)
    String caseId;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "KIND", length = 32)
    Kind kind;

    @Id
    @Column(name = "OBJECT_ID")
    String objectId;

    @Column(name = "TAKEN_AT", nullable = false)
    long at;

    /** For Hibernate. */
    protected RememberedRow() {}

    RememberedRow(String caseId, Kind kind, String objectId, long at) {
        this.caseId = caseId;
        this.kind = kind;
        this.objectId = objectId;
        this.at = at;
    }

    /** What was taken. */
    public enum Kind {
        ROLE,
        GROUP,
        ORGANIZATION,
        SESSION,
        OFFLINE_SESSION
    }

    /** Key: case, kind and id. */
    public record Key(String caseId, Kind kind, String objectId) implements Serializable {}
}
