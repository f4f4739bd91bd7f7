package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Seen;
import io.gatehouse.app.catalog.model.Statement;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What administrators change. Tier, data class and owner go to the extension first, which refuses whatever gets lower; what is
 * ours is written in this transaction. One change of the catalogue at a time: they are few, and two must not pass each other.
 */
@Service
public class CatalogueEdits {

    /** The longest description, in characters as people count them. */
    public static final int LONGEST_DESCRIPTION = 2000;

    /** The longest time that can be asked for at all. */
    public static final int LONGEST_DAYS = 366;

    /** Any number that nobody else in this database uses. */
    private static final long ONE_AT_A_TIME = 0x6761_7465_0003L;

    private final CatalogueRows rows;
    private final EntryTable table;
    private final Classifying classifying;
    private final CatalogueNotes notes;
    private final Directory directory;
    private final JdbcClient sql;
    private final Now now;

    CatalogueEdits(
            CatalogueRows rows,
            EntryTable table,
            Classifying classifying,
            CatalogueNotes notes,
            Directory directory,
            JdbcClient sql,
            Now now) {
        this.rows = rows;
        this.table = table;
        this.classifying = classifying;
        this.notes = notes;
        this.directory = directory;
        this.sql = sql;
        this.now = now;
    }

    /**
     * One of them, as it was typed; what was not typed at all stays.
     *
     * @return whether it said anything new
     * @throws BadInput naming the member that cannot be used; {@link StaleVersion} when somebody was quicker
     */
    @Transactional
    public boolean change(Actor actor, String entitlementId, Seen seen, Function<Member, @Nullable String> typed) {
        CatalogueRow row = rows.find(entitlementId).orElseThrow(() -> new UnknownObject("Entitlement", entitlementId));
        Statement wanted = new LineReader(directory).read(row, typed::apply);
        return change(actor, List.of(new CatalogueEdit(entitlementId, seen, wanted)), null) > 0;
    }

    /**
     * All of them or none.
     *
     * @param file name of the file they came in, if they did
     * @return how many said something new
     * @throws BadInput for what cannot be said, lowering included; {@link StaleVersion} when somebody was quicker
     */
    @Transactional
    public int change(Actor actor, List<CatalogueEdit> edits, @Nullable String file) {
        if (!actor.has(AppRole.ADMINISTRATOR)) {
            throw new Refused("catalog.not-administrator");
        }
        sql.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", ONE_AT_A_TIME)
                .query((row, number) -> true)
                .list();
        Instant at = now.instant();
        List<Change> changes = new ArrayList<>();
        Map<String, CatalogueRow> known =
                rows.of(edits.stream().map(CatalogueEdit::entitlementId).toList());
        for (CatalogueEdit edit : edits) {
            CatalogueRow row = known.get(edit.entitlementId());
            if (row == null) {
                throw new UnknownObject("Entitlement", edit.entitlementId());
            }
            if (!row.seen().equals(edit.seen())) {
                throw classifying.stale(row);
            }
            objection(row, edit.wanted(), at).ifPresent(bad -> {
                throw bad;
            });
            if (!edit.wanted().changes(row.says()).isEmpty()) {
                changes.add(new Change(row, edit.wanted()));
            }
        }
        classifying.write(actor, changes);
        for (Change change : changes) {
            table.write(actor, change, at);
            notes.tell(actor, change, file);
        }
        return changes.size();
    }

    /** What is wrong with it, without lowering, which the extension decides. */
    Optional<BadInput> objection(CatalogueRow row, Statement wanted, Instant at) {
        for (Member member : List.of(Member.DESCRIPTION_EN, Member.DESCRIPTION_ZH)) {
            String text = String.valueOf(wanted.members().getOrDefault(member, ""));
            if (text.length() > LONGEST_DESCRIPTION) {
                return Optional.of(new BadInput(member.code(), "catalog.too-long", LONGEST_DESCRIPTION));
            }
        }
        Integer days = wanted.longestDays();
        if (days != null && (days < 1 || days > LONGEST_DAYS)) {
            return Optional.of(new BadInput(Member.LONGEST_DAYS.code(), "catalog.days", LONGEST_DAYS));
        }
        String owner = wanted.ownerId();
        if (owner != null
                && !owner.equals(row.says().ownerId())
                && directory.person(owner).filter(person -> active(person, at)).isEmpty()) {
            return Optional.of(new BadInput(Member.OWNER.code(), "catalog.owner-unknown"));
        }
        return Optional.empty();
    }

    private static boolean active(Person person, Instant at) {
        return person.enabled()
                && !person.departed()
                && (person.accessEnd() == null || at.isBefore(person.accessEnd()));
    }

    /** What there is and what shall be. */
    record Change(CatalogueRow row, Statement wanted) {}
}
