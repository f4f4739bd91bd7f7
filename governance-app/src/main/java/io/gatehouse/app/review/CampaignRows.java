package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.shared.Tier;
import io.gatehouse.app.shared.UnknownObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Campaigns in the database. */
@Component
class CampaignRows {

    private final JdbcClient sql;

    CampaignRows(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Campaign campaign) {
        sql.sql("""
                        insert into review.campaign (id, name, status, tiers, owner_id, deputy_id, due_at, zone, opened_at,
                            snapshot_at)
                        values (:id, :name, :status, string_to_array(:tiers, ','), :owner, :deputy, :due, :zone, :opened,
                            :snapshot)""")
                .param("id", campaign.id())
                .param("name", campaign.name())
                .param("status", campaign.status().name())
                .param(
                        "tiers",
                        campaign.tiers().stream().map(Tier::name).sorted().collect(Collectors.joining(",")))
                .param("owner", campaign.ownerId())
                .param("deputy", campaign.deputyId(), Types.VARCHAR)
                .param("due", ItemRows.utc(campaign.dueAt()))
                .param("zone", campaign.zone().getId())
                .param("opened", ItemRows.utc(campaign.openedAt()))
                .param("snapshot", ItemRows.utc(campaign.snapshotAt()))
                .update();
    }

    /** Newest first. */
    List<Campaign> all() {
        return sql.sql("select * from review.campaign order by opened_at desc, id")
                .query(CampaignRows::campaign)
                .list();
    }

    Optional<Campaign> find(UUID id) {
        return sql.sql("select * from review.campaign where id = :id")
                .param("id", id)
                .query(CampaignRows::campaign)
                .optional();
    }

    Campaign require(UUID id) {
        return find(id).orElseThrow(() -> new UnknownObject("Campaign", id));
    }

    /** Keeps the campaign as it is until the end of the transaction; many may hold it at once. */
    Campaign requireSteady(UUID id) {
        return locked(id, "for share");
    }

    /** For a change of the campaign itself. */
    Campaign requireAlone(UUID id) {
        return locked(id, "for update");
    }

    private Campaign locked(UUID id, String how) {
        return sql.sql("select * from review.campaign where id = :id " + how)
                .param("id", id)
                .query(CampaignRows::campaign)
                .optional()
                .orElseThrow(() -> new UnknownObject("Campaign", id));
    }

    void save(Campaign campaign) {
        int written = sql.sql("""
                        update review.campaign set version = version + 1, status = :status, closed_at = :closed
                        where id = :id and version = :version""")
                .param("id", campaign.id())
                .param("version", campaign.version())
                .param("status", campaign.status().name())
                .param("closed", ItemRows.utc(campaign.closedAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        if (written != 1) {
            throw new IllegalStateException("campaign " + campaign.id() + " was not locked when it was saved");
        }
    }

    private static Campaign campaign(ResultSet row, int number) throws SQLException {
        return new Campaign(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("name"),
                CampaignStatus.valueOf(row.getString("status")),
                Arrays.stream((String[]) row.getArray("tiers").getArray())
                        .map(Tier::valueOf)
                        .collect(Collectors.toSet()),
                row.getString("owner_id"),
                row.getString("deputy_id"),
                required(row, "due_at"),
                ZoneId.of(row.getString("zone")),
                required(row, "opened_at"),
                required(row, "snapshot_at"),
                ItemMapping.instant(row, "closed_at"));
    }

    private static Instant required(ResultSet row, String column) throws SQLException {
        Instant value = ItemMapping.instant(row, column);
        if (value == null) {
            throw new SQLException(column + " is null");
        }
        return value;
    }
}
