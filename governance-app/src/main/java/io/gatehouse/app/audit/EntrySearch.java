package io.gatehouse.app.audit;

import io.gatehouse.app.audit.model.Chain;
import io.gatehouse.app.shared.PersonNames;
import io.gatehouse.app.shared.Secrets;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds entries of the app's chain, each with the extension's entry that it cites. */
@Repository
class EntrySearch {
    private static final String FIND = """
            select e.seq, e.at, e.type, e.actor_id, e.actor_name, e.subject, e.content, e.previous, e.hash,
                   x.event, x.previous as extension_previous, x.hash as extension_hash, s.withheld
            from audit.entry e
            left join audit.extension_entry x
                   on x.seq = e.extension_seq and x.hash = (e.content::jsonb) -> 'extension' ->> 'hash'
            cross join lateral (select e.content like any (:secrets::text[])
                                       or coalesce(x.event like any (:secrets::text[]), false) as withheld) s
            where (:text = '' or e.content ilike :text or x.event ilike :text)
              and (:type = '' or e.type = :type or starts_with(e.type, :type || '.'))
              and (:person = '' or e.actor_id = :person or e.subject = :person or e.actor_name ilike :name
                   or e.actor_id = any (:people::text[]) or e.subject = any (:people::text[]))
              and e.at >= :from and e.at < :to
            """;

    private final JdbcClient sql;
    private final PersonNames names;

    EntrySearch(JdbcClient sql, PersonNames names) {
        this.sql = sql;
        this.names = names;
    }

    /** Newest first, below {@code before}; none of those that are withheld, so that no search finds out about them. */
    List<Found> page(EntryFilter filter, ZoneId zone, List<Secrets.Secret> secrets, long before, int size) {
        return sql.sql(FIND + " and not s.withheld and e.seq < :before order by e.seq desc limit :size")
                .params(filter.parameters(zone))
                .param("people", called(filter.person()))
                .param("secrets", patterns(secrets))
                .param("before", before)
                .param("size", size)
                .query(Found.class)
                .list();
    }

    /** All of them, oldest first, a portion at a time; needs a transaction around it. */
    void stream(EntryFilter filter, ZoneId zone, List<Secrets.Secret> secrets, long upTo, Consumer<Found> each) {
        sql.sql(FIND + " and e.seq <= :upTo order by e.seq")
                .params(filter.parameters(zone))
                .param("people", called(filter.person()))
                .param("secrets", patterns(secrets))
                .param("upTo", upTo)
                .withFetchSize(500)
                .query(row -> {
                    each.accept(new Found(
                            row.getLong("seq"),
                            row.getString("at"),
                            row.getString("type"),
                            row.getString("actor_id"),
                            row.getString("actor_name"),
                            row.getString("subject"),
                            row.getString("content"),
                            row.getString("previous"),
                            row.getString("hash"),
                            row.getString("event"),
                            row.getString("extension_previous"),
                            row.getString("extension_hash"),
                            row.getBoolean("withheld")));
                });
    }

    /** The page calls people by names of the directory, entries keep the one that came with the sign-in, or only an id. */
    private String[] called(@Nullable String name) {
        return name == null ? new String[0] : names.idsOf(name).toArray(String[]::new);
    }

    /** The youngest entry of the chain. */
    Head head() {
        return sql.sql("select seq, hash from audit.entry order by seq desc limit 1")
                .query(Head.class)
                .optional()
                .orElse(Head.NONE);
    }

    List<String> types() {
        return sql.sql("select type from audit.entry group by type order by type")
                .query(String.class)
                .list();
    }

    /** A place in the chain. */
    record Head(long seq, String hash) {
        static final Head NONE = new Head(0, Chain.START);
    }

    /**
     * Entries that name the secret object, and those on events of departures that were set aside: they name the person only. Of
     * canonical JSON the order of the members is known.
     */
    private static String[] patterns(List<Secrets.Secret> secrets) {
        return secrets.stream()
                .flatMap(secret -> Stream.of(
                        "%" + EntryFilter.plain(secret.objectId()) + "%",
                        "%\"type\":\"departure.%\"subject\":\"" + EntryFilter.plain(secret.personId()) + "\"%"))
                .toArray(String[]::new);
    }

    /**
     * One entry with its place in the chain.
     *
     * @param withheld it may not be told to whoever asks
     */
    record Found(
            long seq,
            String at,
            String type,
            @Nullable String actorId,
            @Nullable String actorName,
            @Nullable String subject,
            String content,
            String previous,
            String hash,
            @Nullable String event,
            @Nullable String extensionPrevious,
            @Nullable String extensionHash,
            boolean withheld) {}
}
