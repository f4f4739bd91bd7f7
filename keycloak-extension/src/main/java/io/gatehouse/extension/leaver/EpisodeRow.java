package io.gatehouse.extension.leaver;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/** One employment of a person, counted from 1. A departure closes it; only a rehire opens the next. */
@Entity
@Table(name = "GATEHOUSE_EPISODE")
@IdClass(EpisodeRow.Key.class)
@SuppressWarnings("NullAway.Init")
public class EpisodeRow {
    @Id
    @Column(name = "REALM_ID")
    String realmId;

    @Id
    @Column(name = "USER_ID")
    String userId;

    @Id
    @Column(name = "EPISODE")
    int episode;

    @Column(name = "OPENED_AT", nullable = false)
    long openedAt;

    @Column(name = "CLOSED_AT")
    @Nullable
    Long closedAt;

    @Column(name = "CLOSED_BY", length = 64)
    @Nullable
    String closedBy;

    /** For Hibernate. */
    protected EpisodeRow() {}

    EpisodeRow(String realmId, String userId, int episode, long openedAt) {
        this.realmId = realmId;
        this.userId = userId;
        this.episode = episode;
        this.openedAt = openedAt;
    }

    /** Key of an episode: realm, person and number. */
    public record Key(String realmId, String userId, int episode) implements Serializable {}
}
