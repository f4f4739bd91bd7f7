package io.gatehouse.extension.outbox;

import io.gatehouse.extension.storage.PreparePhase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Collects what happens in a transaction. In its prepare phase, after every verdict, the entries are appended to the realm's
 * audit chain and put into the outbox: they exist if and only if the change exists.
 */
public final class Recorder {

    private static final String KEY = Recorder.class.getName();

    private final KeycloakSession session;
    private final String realmId;
    private final Map<String, List<Pending>> collected;

    private Recorder(KeycloakSession session, String realmId, Map<String, List<Pending>> collected) {
        this.session = session;
        this.realmId = realmId;
        this.collected = collected;
    }

    /**
     * For the realm of the session's context.
     *
     * @throws IllegalStateException without one; use {@link #of(KeycloakSession, String)} in timers
     */
    public static Recorder of(KeycloakSession session) {
        RealmModel realm = session.getContext().getRealm();
        if (realm == null) {
            throw new IllegalStateException("No realm in the context of this session");
        }
        return of(session, realm.getId());
    }

    /** For a named realm. */
    public static Recorder of(KeycloakSession session, String realmId) {
        @SuppressWarnings("unchecked")
        Map<String, List<Pending>> collected = session.getAttribute(KEY, Map.class);
        if (collected == null) {
            Map<String, List<Pending>> fresh = new LinkedHashMap<>();
            PreparePhase.of(session).at(PreparePhase.Step.RECORD, () -> new AuditChain(session).append(fresh));
            session.setAttribute(KEY, fresh);
            collected = fresh;
        }
        return new Recorder(session, realmId, collected);
    }

    /** Collects one entry; the receipt is filled in the prepare phase. */
    public Receipt record(Entry entry) {
        Pending pending = new Pending(entry, new Receipt());
        collected.computeIfAbsent(realmId, r -> new ArrayList<>()).add(pending);
        return pending.receipt();
    }

    /** Collects one entry whose actor is that of the running request. */
    public Receipt record(EntryType type, @org.jspecify.annotations.Nullable String subject, Map<String, ?> data) {
        return record(new Entry(type, Actor.of(session), subject, data));
    }

    record Pending(Entry entry, Receipt receipt) {}
}
