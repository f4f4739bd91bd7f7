package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import io.gatehouse.extension.config.Setting;
import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.storage.PreparePhase;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.keycloak.models.KeycloakSession;

/** What one transaction has touched, as far as the collectors saw. Hints only: the verdict reads the rows. */
final class Touched {

    private static final String KEY = Touched.class.getName();

    /** Edges that were perhaps added. */
    final Set<Edge> added = new LinkedHashSet<>();

    /** Edges that were perhaps removed. */
    final Set<Edge> removed = new LinkedHashSet<>();

    /** Accounts, roles and groups that were perhaps removed. */
    final Set<String> removedNodes = new LinkedHashSet<>();

    /** Realms whose privilege graph perhaps changed. */
    final Set<String> changedGraphs = new LinkedHashSet<>();

    /** Settings that were perhaps changed. */
    final Set<Setting> settings = new LinkedHashSet<>();

    /** What was done that is as good as somebody else's privileges, whoever they are. */
    final Set<Act> acts = new LinkedHashSet<>();

    /** Clients of which something was saved, by internal id. */
    final Set<String> changedClients = new LinkedHashSet<>();

    /** Clients that are made in this transaction, by internal id. */
    final Set<String> bornClients = new LinkedHashSet<>();

    /** Realms in which a role, group or client perhaps got another name or place. */
    final Set<String> renamedIn = new LinkedHashSet<>();

    /** Accounts that are made in this transaction. */
    final Set<String> bornAccounts = new LinkedHashSet<>();

    final Map<String, String> bornRealms = new HashMap<>();
    final Set<String> removedRealms = new LinkedHashSet<>();

    private boolean decided;

    private Touched() {}

    /**
     * What this session has touched. The first call puts the verdict into the session's prepare phase.
     *
     * @throws IllegalStateException from Keycloak when the commit has begun
     */
    static Touched by(KeycloakSession session) {
        Touched touched = session.getAttribute(KEY, Touched.class);
        if (touched == null) {
            Touched fresh = new Touched();
            PreparePhase.of(session).at(PreparePhase.Step.VERDICT, () -> new Decision(session, fresh).decide());
            session.setAttribute(KEY, fresh);
            touched = fresh;
        }
        return touched;
    }

    boolean nothing() {
        return added.isEmpty()
                && removed.isEmpty()
                && removedNodes.isEmpty()
                && changedGraphs.isEmpty()
                && settings.isEmpty()
                && acts.isEmpty()
                && changedClients.isEmpty()
                && removedRealms.isEmpty();
    }

    /** From here on no write may pass that the verdict did not see. */
    void decided() {
        decided = true;
    }

    boolean isDecided() {
        return decided;
    }

    /** Realms that are removed and not made again in this transaction; an import over a realm is a change of it. */
    Set<String> goneRealms() {
        Set<String> gone = new LinkedHashSet<>(removedRealms);
        gone.removeAll(bornRealms.keySet());
        return gone;
    }

    /** Realms that are removed and made again, as an import over an existing one does. */
    Set<String> rebornRealms() {
        Set<String> reborn = new LinkedHashSet<>(removedRealms);
        reborn.retainAll(bornRealms.keySet());
        return reborn;
    }
}
