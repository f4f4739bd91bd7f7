package io.gatehouse.extension.leaver;

import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** The use cases of the leaver register, in the transaction of a session. Answers are departures as the contract shows them. */
public final class Departures {
    private final KeycloakSession session;
    private final String realmId;
    private final @Nullable Actor actor;
    private final LeaverRegister register;

    /** @param actor who calls; null for the server itself */
    public Departures(KeycloakSession session, String realmId, @Nullable Actor actor) {
        this.session = session;
        this.realmId = realmId;
        this.actor = actor;
        this.register = new LeaverRegister(session);
    }

    public Optional<Map<String, Object>> find(String caseId) {
        return register.find(caseId).filter(this::isHere).map(this::view);
    }

    /**
     * Registers or moves a departure; the same order twice has one effect.
     *
     * @throws DepartureRefused when it ran already, or the person has another one
     */
    public Map<String, Object> put(DepartureOrder order) {
        Moment moment = Moment.read(session);
        Optional<LeaverRow> known = register.lock(order.caseId());
        if (known.isEmpty()) {
            known = sameOrderMeanwhile(order, moment);
        }
        if (known.isPresent()) {
            return move(mine(known.get(), order), order, moment);
        }
        EpisodeRow episode = register.openEpisode(realmId, order.subjectId(), moment.now());
        LeaverRow row = LeaverRow.of(order.caseId(), realmId, order.subjectId(), episode.episode);
        row.registeredAt = moment.now().toEpochMilli();
        describe(row, order);
        row.become(Departure.scheduled(order.accessEnd(), moment.now()), moment.database());
        register.add(row);
        return recorded(EntryType.DEPARTURE_REGISTERED, row);
    }

    /**
     * Between two looks into the register another call may have committed: the very same order is then known, not a rival.
     *
     * @throws DepartureRefused when the person has another departure
     */
    private Optional<LeaverRow> sameOrderMeanwhile(DepartureOrder order, Moment moment) {
        Optional<LeaverRow> open = register.ofPerson(realmId, order.subjectId());
        if (open.isEmpty() || open.get().caseId.equals(order.caseId())) {
            return open.flatMap(row -> register.lock(row.caseId));
        }
        boolean left = open.get().departure().departed(moment.now());
        throw new DepartureRefused(left ? Objection.DEPARTED : Objection.ALREADY_LEAVING);
    }

    /**
     * Its minute is now. Ended already: no second effect.
     *
     * @throws DepartureRefused when it was taken back
     */
    public Optional<Map<String, Object>> endNow(String caseId, String requestedBy) {
        return register.lock(caseId).filter(this::isHere).map(row -> {
            Moment moment = Moment.read(session);
            Departure departure = row.departure();
            if (departure.state() == DepartureState.CANCELLED) {
                throw new DepartureRefused(Objection.ALREADY_ENDED);
            }
            if (departure.departed(moment.now())) {
                return view(row);
            }
            row.become(departure.dueNow(moment.now()), moment.database());
            row.requestedBy = requestedBy;
            return recorded(EntryType.DEPARTURE_RESCHEDULED, row);
        });
    }

    /** @throws DepartureRefused when its minute is reached. Cancelled already: no second effect. */
    public Optional<Map<String, Object>> cancel(String caseId, String requestedBy, String reason) {
        return register.lock(caseId).filter(this::isHere).map(row -> {
            Moment moment = Moment.read(session);
            Departure departure = row.departure();
            if (departure.state() == DepartureState.CANCELLED) {
                return view(row);
            }
            departure.objection(moment.now()).ifPresent(objection -> {
                throw new DepartureRefused(objection);
            });
            row.become(departure.cancelled(moment.now()), moment.database());
            row.cancelReason = reason;
            row.requestedBy = requestedBy;
            return recorded(EntryType.DEPARTURE_CANCELLED, row);
        });
    }

    private Map<String, Object> move(LeaverRow row, DepartureOrder order, Moment moment) {
        Departure departure = row.departure();
        if (departure.serves(order.accessEnd(), moment.now())) {
            return view(row);
        }
        departure.objection(moment.now()).ifPresent(objection -> {
            throw new DepartureRefused(objection);
        });
        describe(row, order);
        row.become(departure.rescheduled(order.accessEnd(), moment.now()), moment.database());
        return recorded(EntryType.DEPARTURE_RESCHEDULED, row);
    }

    private LeaverRow mine(LeaverRow row, DepartureOrder order) {
        if (!isHere(row) || !row.userId.equals(order.subjectId())) {
            throw new DepartureRefused(Objection.ALREADY_LEAVING);
        }
        return row;
    }

    private static void describe(LeaverRow row, DepartureOrder order) {
        row.zone = order.zone();
        row.type = order.type();
        row.confidential = order.confidential();
        row.requestedBy = order.requestedBy();
    }

    private Map<String, Object> recorded(EntryType type, LeaverRow row) {
        register.flush();
        Map<String, Object> view = view(row);
        Map<String, Object> data = new LinkedHashMap<>(view);
        data.put("requestedBy", row.requestedBy);
        if (row.cancelReason != null) {
            data.put("reason", row.cancelReason);
        }
        Recorder.of(session, realmId).record(new Entry(type, actor, row.userId, data));
        LeaverWatch.node().refreshAfterCommit(session);
        return view;
    }

    private boolean isHere(LeaverRow row) {
        return row.realmId.equals(realmId);
    }

    private Map<String, Object> view(LeaverRow row) {
        return register.view(row);
    }

    /** For status: how many wait and how many are over. */
    public long count(DepartureState... states) {
        return register.count(realmId, states);
    }

    /** Asks the register itself, not this node's memory: for grants, where one second matters. */
    public boolean departed(String userId) {
        Instant now = Moment.read(session).now();
        return register.ofPerson(realmId, userId)
                .map(row -> row.departure().departed(now))
                .orElse(false);
    }
}
