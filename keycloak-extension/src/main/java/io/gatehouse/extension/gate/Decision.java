package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.Verdict;
import io.gatehouse.extension.ledger.Ledger;
import io.gatehouse.extension.ledger.LedgerEntity;
import io.gatehouse.extension.ledger.Origin;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/**
 * The verdict on one transaction: flushes it, reads what is there now, and lets it pass, records it, or refuses it. What was
 * added and taken out again in the same transaction does not count; several violations give one answer.
 */
final class Decision {

    private final KeycloakSession session;
    private final Touched touched;
    private final EntityManager em;
    private final Ledger ledger;

    Decision(KeycloakSession session, Touched touched) {
        this.session = session;
        this.touched = touched;
        this.em = Database.of(session);
        this.ledger = new Ledger(session);
    }

    /** @throws org.keycloak.services.ErrorResponseException 403 {@code governance_required}, the transaction marked for rollback */
    void decide() {
        em.flush();
        touched.decided();
        if (touched.nothing()) {
            return;
        }
        Settings settings = new Settings(session, touched);
        Realms realms = new Realms(session, touched, settings.realms());
        Map<String, List<Verdict>> open = realms.judge(ledger);
        open.keySet().removeAll(touched.goneRealms());
        new Endings(session, touched, ledger).record();
        Map<String, List<Named>> refused = new LinkedHashMap<>();
        open.forEach((realm, verdicts) -> {
            List<Verdict> present = present(verdicts);
            Map<Mode, List<Verdict>> byMode = new LinkedHashMap<>();
            present.forEach(
                    verdict -> byMode.computeIfAbsent(realms.mode(realm, verdict.edge()), m -> new ArrayList<>())
                            .add(verdict));
            observe(realm, realms, byMode.getOrDefault(Mode.OBSERVE, List.of()));
            List<Verdict> violations = new LeftOut(session, touched, ledger)
                    .from(
                            realm,
                            realms,
                            defineKeycloaksOwn(realm, realms, byMode.getOrDefault(Mode.ENFORCE, List.of())));
            if (!violations.isEmpty()) {
                refused.computeIfAbsent(realm, r -> new ArrayList<>()).addAll(realms.named(realm, violations));
            }
        });
        Map<String, List<Permittable>> needed = new LinkedHashMap<>();
        settings.gained(realms)
                .forEach((realm, powers) ->
                        needed.computeIfAbsent(realm, r -> new ArrayList<>()).addAll(powers));
        new Acts(session)
                .uncovered(touched)
                .forEach((realm, acts) ->
                        needed.computeIfAbsent(realm, r -> new ArrayList<>()).addAll(acts));
        needed.forEach((realm, all) -> {
            if (Gate.mode(session, realm) != Mode.ENFORCE) {
                observed(realm, all);
            } else if (!new PermitUse(session).use(realm, all)) {
                refused.computeIfAbsent(realm, r -> new ArrayList<>()).addAll(all);
            }
        });
        if (!refused.isEmpty()) {
            throw Refusal.of(session, refused);
        }
    }

    private List<Verdict> present(List<Verdict> verdicts) {
        Set<Edge> existing =
                new Rows(em).existing(verdicts.stream().map(Verdict::edge).toList());
        return verdicts.stream()
                .filter(verdict -> existing.contains(verdict.edge()))
                .toList();
    }

    private void observe(String realm, Realms realms, List<Verdict> verdicts) {
        List<Verdict> telling = verdicts.stream()
                .filter(verdict -> !realms.keycloaksOwn(realm, verdict.edge()))
                .toList();
        if (!telling.isEmpty()) {
            observed(realm, realms.named(realm, telling));
        }
    }

    private void observed(String realm, List<? extends Named> named) {
        Map<String, Object> data = Refusal.data(Refusal.reference(), RequestLine.of(session), named);
        Recorder.of(session, realm)
                .record(new Entry(EntryType.CHANGE_OBSERVED, Actor.of(session), Refusal.subject(named), data));
    }

    /** Keycloak creates and combines its own administration roles when a realm is made: they become part of the ledger, not a violation. */
    private List<Verdict> defineKeycloaksOwn(String realm, Realms realms, List<Verdict> verdicts) {
        List<Verdict> own = verdicts.stream()
                .filter(verdict -> realms.keycloaksOwn(realm, verdict.edge()))
                .toList();
        if (own.isEmpty()) {
            return verdicts;
        }
        Instant now = GatehouseClock.now(session);
        for (Verdict verdict : own) {
            LedgerEntity entry = ledger.write(realm, verdict.edge(), Origin.DEFINITION, now, e -> {});
            entry.reason = "Keycloak's own definition";
        }
        Recorder.of(session, realm)
                .record(new Entry(
                        EntryType.DEFINITION_ADOPTED, Actor.of(session), null, Map.of("written", own.size())));
        return verdicts.stream().filter(verdict -> !own.contains(verdict)).toList();
    }
}
