package io.gatehouse.app.audit;

import io.gatehouse.app.audit.model.ChainState;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Secrets;
import io.gatehouse.app.shared.StateChange;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What auditors do with the trail: look, take it away, check it. */
@Service
class AuditEntries {
    static final int PAGE = 50;
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final EntrySearch search;
    private final EntryStore store;
    private final Secrets secrets;
    private final ApplicationEventPublisher events;
    private final Now now;
    private volatile @Nullable Checked lastCheck;

    AuditEntries(EntrySearch search, EntryStore store, Secrets secrets, ApplicationEventPublisher events, Now now) {
        this.search = search;
        this.store = store;
        this.secrets = secrets;
        this.events = events;
        this.now = now;
    }

    /** One more than a page, so that the caller sees whether there is a next one. */
    List<EntrySearch.Found> find(EntryFilter filter, Actor actor, ZoneId zone, long before) {
        return search.page(filter, zone, secrets.keptFrom(actor), before, PAGE + 1);
    }

    List<String> types() {
        return search.types();
    }

    /** Records the export before anything leaves. */
    @Transactional
    public void recordExport(EntryFilter filter, Actor actor) {
        events.publishEvent(new StateChange(
                AuditChange.EXPORTED,
                actor,
                null,
                "AuditTrail",
                "entries",
                Map.of(),
                Map.of("filter", filter.said()),
                null,
                Map.of()));
    }

    /**
     * Writes the entries, oldest first, see docs/audit-export.md; the last line says that it is the last. Of entries that the actor may
     * not be told yet an export of everything has the hashes, any other nothing.
     *
     * @throws UncheckedIOException when whoever reads went away
     */
    @Transactional(readOnly = true)
    public void export(EntryFilter filter, Actor actor, ZoneId zone, Writer out) {
        EntrySearch.Head head = search.head();
        ExportLines lines = new ExportLines(out);
        boolean everything = filter.said().isEmpty();
        search.stream(filter, zone, secrets.keptFrom(actor), head.seq(), found -> {
            if (everything || !found.withheld()) {
                lines.entry(found);
            }
        });
        lines.end(head, filter.said());
    }

    /** Walks both chains, unless that was done within the last minute. */
    @Transactional(readOnly = true)
    public Checked checked() {
        Instant instant = now.instant();
        Checked last = lastCheck;
        if (last != null && last.at().plus(FRESH).isAfter(instant)) {
            return last;
        }
        Checked fresh = new Checked(instant, store.checkApp(), store.checkExtension());
        lastCheck = fresh;
        return fresh;
    }

    /** Walks both chains now, and records who asked for it and what was found. */
    @Transactional
    public Checked check(Actor actor) {
        Checked found = new Checked(now.instant(), store.checkApp(), store.checkExtension());
        lastCheck = found;
        events.publishEvent(new StateChange(
                AuditChange.CHECKED,
                actor,
                null,
                "AuditTrail",
                "chains",
                Map.of(),
                Map.of("app", said(found.app()), "extension", said(found.extension())),
                null,
                Map.of()));
        return found;
    }

    private static Map<String, Object> said(ChainState state) {
        return state.fault() == null
                ? Map.of("entries", state.entries(), "head", state.head(), "whole", true)
                : Map.of(
                        "entries", state.entries(),
                        "head", state.head(),
                        "whole", false,
                        "faultAt", state.fault().seq(),
                        "fault", state.fault().kind());
    }

    /** The state of both chains at an instant. */
    record Checked(Instant at, ChainState app, ChainState extension) {}
}
