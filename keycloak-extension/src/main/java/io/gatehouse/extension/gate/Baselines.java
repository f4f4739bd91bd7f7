package io.gatehouse.extension.gate;

import io.gatehouse.extension.gate.Inbound.Count;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Takes what is there into the ledger, to be certified in the first campaign. */
public final class Baselines {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final @Nullable Actor actor;

    /** @param actor who asked; not asked of the session, which may be another one than the request's */
    public Baselines(KeycloakSession session, RealmModel realm, @Nullable Actor actor) {
        this.session = session;
        this.realm = realm;
        this.actor = actor;
    }

    /**
     * Writes an entry for every governed edge that has none. Whether the mode allows it is the caller's question.
     *
     * @return {@code written} now and {@code edges} that are governed
     */
    public Map<String, Integer> take() {
        new RealmStates(session).hold(realm.getId(), true);
        new ReservedNames(session, realm.getId()).keep();
        Count count = new Inbound(session, realm.getId())
                .blessAll(Gate.flushed(session, realm.getId(), realm.getName()), GatehouseClock.now(session));
        Map<String, Integer> counts = Map.of("written", count.written(), "edges", count.edges());
        Recorder.of(session, realm.getId()).record(new Entry(EntryType.BASELINE_TAKEN, actor, null, counts));
        return counts;
    }
}
