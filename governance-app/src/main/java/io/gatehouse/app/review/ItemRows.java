package io.gatehouse.app.review;

import io.gatehouse.app.review.model.Decision;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Revocation;
import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.UnknownObject;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Review items in the database, one by one; what is done with many at once is SQL of its own. */
@Component
class ItemRows {

    private final JdbcClient sql;

    ItemRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Locks the row: two changes of one item never overlap. */
    ReviewItem require(UUID id) {
        return sql.sql("select * from review.item where id = :id for update")
                .param("id", id)
                .query(ItemMapping::item)
                .optional()
                .orElseThrow(() -> new UnknownObject("ReviewItem", id));
    }

    Optional<ReviewItem> ofOrder(UUID orderId) {
        return sql.sql("select * from review.item where order_id = :order for update")
                .param("order", orderId)
                .query(ItemMapping::item)
                .optional();
    }

    /** The drafts of one reviewer, locked until the end of the transaction. */
    List<ReviewItem> drafts(UUID campaignId, String reviewerId) {
        return sql.sql("""
                        select * from review.item where campaign_id = :campaign and reviewer_id = :reviewer
                        and status = 'WAITING' and verb is not null order by id for update""")
                .param("campaign", campaignId)
                .param("reviewer", reviewerId)
                .query(ItemMapping::item)
                .list();
    }

    /**
     * Stores a transition of the row that this transaction holds locked.
     *
     * @param signOffId of the sign-off that made it final; nothing while it waits
     * @return the item with its new version
     */
    ReviewItem save(ReviewItem item, @Nullable UUID signOffId) {
        Decision said = item.decision();
        Revocation ordered = item.revocation();
        int written = sql.sql("""
                        update review.item set version = version + 1, status = :status, verb = :verb, reason_code = :code,
                            reason = :reason, decided_by = :by, decided_at = :at, order_id = :order, run_at = :runAt,
                            gone_at = :goneAt, failure = :failure, reviewer_id = :reviewer, resolution = :resolution,
                            sign_off_id = case when :status = 'DECIDED' then coalesce(:signOff, sign_off_id) end
                        where id = :id and version = :version""")
                .param("id", item.id())
                .param("version", item.version())
                .param("status", item.status().name())
                .param("verb", said == null ? null : said.verb().name(), Types.VARCHAR)
                .param(
                        "code",
                        said == null || said.code() == null ? null : said.code().name(),
                        Types.VARCHAR)
                .param("reason", said == null ? null : said.reason(), Types.VARCHAR)
                .param("by", said == null ? null : said.by(), Types.VARCHAR)
                .param("at", said == null ? null : utc(said.at()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("order", ordered == null ? null : ordered.orderId(), Types.OTHER)
                .param("runAt", ordered == null ? null : utc(ordered.runAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("goneAt", ordered == null ? null : utc(ordered.goneAt()), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("failure", ordered == null ? null : ordered.failure(), Types.VARCHAR)
                .param("reviewer", item.reviewerId(), Types.VARCHAR)
                .param(
                        "resolution",
                        item.resolution() == null ? null : item.resolution().name(),
                        Types.VARCHAR)
                .param("signOff", signOffId, Types.OTHER)
                .update();
        if (written != 1) {
            throw new IllegalStateException("item " + item.id() + " was not locked when it was saved");
        }
        return item.stored();
    }

    /** When it was first put before this reviewer. */
    @Nullable
    Instant shownAt(UUID itemId, String reviewerId) {
        return sql.sql("select shown_at from review.look where item_id = :item and reviewer_id = :reviewer")
                .param("item", itemId)
                .param("reviewer", reviewerId)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant)
                .orElse(null);
    }

    /** Notes the first look; later ones change nothing. */
    void shown(ReviewItem item, String reviewerId, Instant at) {
        if (item.status() == ItemStatus.WAITING && item.mayBeDecidedBy(reviewerId) instanceof Ruling.Allowed) {
            sql.sql("""
                            insert into review.look (item_id, reviewer_id, shown_at) values (:item, :reviewer, :at)
                            on conflict do nothing""")
                    .param("item", item.id())
                    .param("reviewer", reviewerId)
                    .param("at", utc(at))
                    .update();
        }
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
