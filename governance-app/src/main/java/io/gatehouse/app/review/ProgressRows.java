package io.gatehouse.app.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts items by what became of them. */
@Component
class ProgressRows {

    private static final String COUNTS = """
            count(*) as items,
            count(*) filter (where status = 'WAITING' and verb is null) as undecided,
            count(*) filter (where status = 'WAITING' and verb is null and tier in ('T0', 'T1')) as high,
            count(*) filter (where status = 'WAITING' and verb is null and tier not in ('T0', 'T1')
                and (tier = 'T2' or is_new)) as changed,
            count(*) filter (where status = 'WAITING' and verb is null and tier = 'T3' and not is_new) as routine,
            count(*) filter (where status = 'WAITING' and verb is not null) as drafts,
            count(*) filter (where status = 'DECIDED' and verb = 'KEEP') as kept,
            count(*) filter (where status = 'DECIDED' and verb = 'REVOKE') as revoked,
            count(*) filter (where status = 'RESOLVED') as resolved,
            count(*) filter (where order_id is not null and gone_at is null and failure is null) as pending,
            count(*) filter (where gone_at is not null) as gone,
            count(*) filter (where failure is not null) as failed,
            count(*) filter (where status = 'WAITING' and reviewer_id is null) as nobody
            """;

    private final JdbcClient sql;

    ProgressRows(JdbcClient sql) {
        this.sql = sql;
    }

    Progress of(UUID campaignId, String reviewerId) {
        return sql.sql("select " + COUNTS
                        + " from review.item where campaign_id = :campaign and reviewer_id = :reviewer")
                .param("campaign", campaignId)
                .param("reviewer", reviewerId)
                .query(ProgressRows::progress)
                .single();
    }

    Progress of(UUID campaignId) {
        return sql.sql("select " + COUNTS + " from review.item where campaign_id = :campaign")
                .param("campaign", campaignId)
                .query(ProgressRows::progress)
                .single();
    }

    /** A reviewer's progress in each campaign in which they have items. */
    Map<UUID, Progress> ofReviewer(String reviewerId) {
        Map<UUID, Progress> found = new HashMap<>();
        sql.sql("select campaign_id, " + COUNTS
                        + " from review.item where reviewer_id = :reviewer group by campaign_id")
                .param("reviewer", reviewerId)
                .query((row, number) -> found.put(row.getObject("campaign_id", UUID.class), progress(row, number)))
                .list();
        return found;
    }

    /** Every reviewer of a campaign, those with most undecided items first. */
    List<ReviewerProgress> reviewers(UUID campaignId) {
        return sql.sql("select c.*, p.given_name, p.family_name, p.display_name from (select reviewer_id, " + COUNTS
                        + """
                         from review.item where campaign_id = :campaign group by reviewer_id) c
                        left join directory.published_person p on p.id = c.reviewer_id
                        order by c.undecided desc, p.family_name, p.given_name, c.reviewer_id limit 500""")
                .param("campaign", campaignId)
                .query((row, number) -> new ReviewerProgress(
                        row.getString("reviewer_id"),
                        text(row.getString("given_name")),
                        text(row.getString("family_name")),
                        row.getString("display_name"),
                        progress(row, number)))
                .list();
    }

    /** How far one reviewer is; without an id: items that nobody can review. */
    public record ReviewerProgress(
            @Nullable String reviewerId,
            String givenName,
            String familyName,
            @Nullable String displayName,
            Progress progress) {

        public String nameIn(Locale language) {
            return PersonName.in(language, givenName, familyName, displayName);
        }
    }

    private static Progress progress(ResultSet row, int number) throws SQLException {
        return new Progress(
                row.getLong("items"),
                row.getLong("undecided"),
                row.getLong("high"),
                row.getLong("changed"),
                row.getLong("routine"),
                row.getLong("drafts"),
                row.getLong("kept"),
                row.getLong("revoked"),
                row.getLong("resolved"),
                row.getLong("pending"),
                row.getLong("gone"),
                row.getLong("failed"),
                row.getLong("nobody"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
