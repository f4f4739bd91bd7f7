package io.gatehouse.app.keycloak;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The contract in memory, for tests that must make the extension fail at an exact moment. Counts effects, so that a doubled
 * one is seen. Whether the real extension keeps the contract is tested against the real one.
 */
public class FakeExtension implements Extension {

    /** What happens at the next calls; taken off one by one. */
    public enum Fault {
        /** Not reached; nothing happened. */
        AWAY,
        /** It happened, but the answer got lost. */
        ANSWER_LOST,
        /** It happened, and then the app was killed before it could store that. */
        KILLED
    }

    /** A killed process runs no catch block for exceptions; an Error passes them all. */
    public static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }

    public final List<String> effects = new ArrayList<>();
    public final List<String> calls = new ArrayList<>();
    public final List<ClassificationOrder> classified = new ArrayList<>();
    public final Map<String, DepartureState> departures = new HashMap<>();
    /** The text of each event by its id. */
    public final Map<String, String> outbox = new LinkedHashMap<>();

    public final List<Fault> faults = new ArrayList<>();
    public final Map<String, Set<String>> held = new HashMap<>();
    public @Nullable String refusal;
    /** Refusals of single calls, by name; {@link #refusal} is for all of them. */
    public final Map<String, String> refusals = new HashMap<>();
    /** The end that a grant was stored with, by account and entitlement; without an entry the one that was ordered. */
    public final Map<String, Instant> storedEnds = new HashMap<>();

    public boolean away;
    /** What it says of itself; null = it has no status, and that because of {@link #noStatus}. */
    public @Nullable ExtensionStatus status;

    public ExtensionUnavailable.Cause noStatus = ExtensionUnavailable.Cause.NO_ANSWER;

    private final Map<UUID, String> done = new HashMap<>();
    private final Map<String, @Nullable Instant> ends = new HashMap<>();
    private final Map<UUID, PermitState> permits = new HashMap<>();

    private synchronized <T> T call(String name, java.util.function.Supplier<T> effect) {
        calls.add(name);
        if (away) {
            throw new ExtensionUnavailable("Keycloak is away");
        }
        String no = refusal == null ? refusals.get(name) : refusal;
        if (no != null) {
            throw new ExtensionRefused(409, no, "as the test wants it");
        }
        Fault fault = faults.isEmpty() ? null : faults.remove(0);
        if (fault == Fault.AWAY) {
            throw new ExtensionUnavailable("Keycloak is away");
        }
        T result = effect.get();
        if (fault == Fault.ANSWER_LOST) {
            throw new ExtensionUnavailable("timed out");
        }
        if (fault == Fault.KILLED) {
            throw new Killed();
        }
        return result;
    }

    private boolean first(UUID orderId, String effect) {
        boolean first = done.putIfAbsent(orderId, effect) == null;
        if (first) {
            effects.add(effect);
        }
        return first;
    }

    private void reachable() {
        if (away) {
            throw new ExtensionUnavailable("Keycloak is away");
        }
    }

    @Override
    public ApprovalOutcome apply(ApprovalOrder order) {
        return call("apply", () -> {
            String jti = order.orderId().toString();
            if (order.permit()) {
                boolean opened = first(order.orderId(), "permit " + order.sourceId() + " " + order.targetId());
                if (opened) {
                    permits.put(order.orderId(), opened(order));
                }
                return new ApprovalOutcome(jti, opened ? "APPLIED" : "ALREADY_APPLIED", null, 1, "hash-" + jti);
            }
            boolean first = first(order.orderId(), "grant " + order.sourceId() + " " + order.targetId());
            if (first) {
                held.computeIfAbsent(order.sourceId(), id -> new TreeSet<>()).add(order.targetId());
                ends.put(order.sourceId() + " " + order.targetId(), order.validUntil());
            }
            return new ApprovalOutcome(jti, first ? "APPLIED" : "ALREADY_APPLIED", "ledger-" + jti, 1, "hash-" + jti);
        });
    }

    private PermitState opened(ApprovalOrder order) {
        Instant ordered = Objects.requireNonNull(order.validUntil(), "a permit has an end");
        Instant end = storedEnds.getOrDefault(order.sourceId() + " " + order.targetId(), ordered);
        return new PermitState(
                order.orderId().toString(),
                order.sourceId(),
                order.targetId(),
                order.beneficiaryId(),
                end.minus(Duration.ofMinutes(45)),
                end,
                null);
    }

    @Override
    public synchronized PermitState permit(UUID orderId) {
        reachable();
        PermitState permit = permits.get(orderId);
        if (permit == null) {
            throw new ExtensionRefused(404, "unknown", "no such permit");
        }
        return permit;
    }

    @Override
    public RevocationOutcome revoke(RevocationOrder order) {
        return call("revoke", () -> {
            boolean first = first(order.orderId(), "revoke " + order.subjectId() + " " + order.entitlementId());
            if (first) {
                held.getOrDefault(order.subjectId(), new TreeSet<>()).remove(order.entitlementId());
            }
            String id = order.orderId().toString();
            return new RevocationOutcome(
                    id, first ? "REVOKED" : "ALREADY_APPLIED", List.of(), List.of(), 1, "hash-" + id);
        });
    }

    @Override
    public synchronized EffectiveAccess effective(String accountId) {
        reachable();
        return new EffectiveAccess(accountId, true, false, 0, 0, grants(accountId));
    }

    private List<InventoryLine.GrantLine> grants(String accountId) {
        return held.getOrDefault(accountId, Set.of()).stream()
                .map(id -> new InventoryLine.GrantLine(
                        accountId, id, true, id, List.of(id), "ledger", "APPROVED", null, end(accountId + " " + id)))
                .toList();
    }

    private @Nullable Instant end(String grant) {
        return storedEnds.containsKey(grant) ? storedEnds.get(grant) : ends.get(grant);
    }

    /** Answers nothing; what was asked for is kept. */
    @Override
    public void classify(ClassificationOrder order) {
        call("classify", () -> classified.add(order));
    }

    @Override
    public DepartureState register(DepartureOrder order) {
        return call("register", () -> depart(order.caseId(), order.subjectId(), "SCHEDULED", order.accessEnd()));
    }

    @Override
    public DepartureState executeNow(String caseId, String requestedBy) {
        return call(
                "execute",
                () -> depart(
                        caseId,
                        departure(caseId).subjectId(),
                        "ENDED",
                        departure(caseId).accessEnd()));
    }

    @Override
    public DepartureState cancel(String caseId, String requestedBy, String reason) {
        return call(
                "cancel",
                () -> depart(
                        caseId,
                        departure(caseId).subjectId(),
                        "CANCELLED",
                        departure(caseId).accessEnd()));
    }

    private DepartureState depart(String caseId, String subject, String state, Instant end) {
        effects.add(state + " " + caseId + " " + end);
        DepartureState departure = new DepartureState(
                caseId, subject, 1, null, state, end, "UTC", end, null, null, 0, null, List.of(), List.of());
        departures.put(caseId, departure);
        return departure;
    }

    @Override
    public synchronized DepartureState departure(String caseId) {
        reachable();
        DepartureState known = departures.get(caseId);
        if (known == null) {
            throw new ExtensionRefused(404, "unknown", caseId);
        }
        return known;
    }

    @Override
    public synchronized List<OutboxEntry> outbox(int limit) {
        reachable();
        return outbox.values().stream()
                .limit(limit)
                .map(json -> OutboxEntry.read(json, 1))
                .toList();
    }

    @Override
    public synchronized int acknowledge(Collection<String> eventIds) {
        reachable();
        int before = outbox.size();
        eventIds.forEach(outbox::remove);
        return before - outbox.size();
    }

    @Override
    public void inventory(@Nullable String subjectId, Consumer<InventoryLine> each) {
        throw new ExtensionUnavailable("this one has no inventory");
    }

    @Override
    public List<LedgerEntry> ledger(String entitlementId) {
        return List.of();
    }

    @Override
    public synchronized ExtensionStatus status() {
        reachable();
        if (refusal != null) {
            throw new ExtensionRefused(403, refusal, "as the test wants it");
        }
        if (status == null) {
            throw new ExtensionUnavailable(noStatus, "this one has no status");
        }
        return status;
    }
}
