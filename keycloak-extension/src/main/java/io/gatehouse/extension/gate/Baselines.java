package io.gatehouse.extension.gate;

import io.gatehouse.extension.gate.Inbound.Count;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Takes what is there into the ledger, to be certified in the first campaign. */
public final class Baselines {

    private final KeycloakSession session;
    private final RealmModel realm;

    public Baselines(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * Writes an entry for every governed edge that has none. Whether the mode allows it is the caller's question.
     *
     * @return {@code written} now and {@code edges} that are governed
     */
    public Map<String, Integer> take() {
        new RealmStates(session).hold(realm.getId(), true);
        Count count = new Inbound(session, realm.getId())
                .blessAll(Gate.flushed(session, realm.getId(), realm.getName()), GatehouseClock.now(session));
        Map<String, Integer> counts = Map.of("written", count.written(), "edges", count.edges());
        Recorder.of(session, realm.getId()).record(new Entry("baseline.taken", Actor.of(session), null, counts));
        return counts;
    }
}
