package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.PermitEntity;
import io.gatehouse.extension.config.Permits;
import io.gatehouse.extension.config.Permits.Wanted;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.outbox.RequestLine;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Permit windows of the account that acts. */
final class PermitUse {

    private final KeycloakSession session;

    PermitUse(KeycloakSession session) {
        this.session = session;
    }

    /**
     * Uses up the permits for these, and records it.
     *
     * @return false when one of them is not permitted; then none was used up
     */
    boolean use(String realm, List<? extends Permittable> all) {
        if (!all.stream().allMatch(Permittable::canBePermitted)) {
            return false;
        }
        Actor actor = Actor.of(session);
        Set<Wanted> wanted = all.stream().map(Permittable::wanted).collect(Collectors.toCollection(LinkedHashSet::new));
        List<PermitEntity> used = permits(realm).use(id(actor), wanted, GatehouseClock.now(session));
        for (PermitEntity permit : used) {
            Map<String, Object> data = Map.of(
                    "jti",
                    permit.jti,
                    "requestId",
                    permit.requestId,
                    "request",
                    RequestLine.of(session),
                    "edges",
                    all.stream().map(Named::data).toList());
            Recorder.of(session, realm).record(new Entry(EntryType.PERMIT_USED, actor, permit.objectId, data));
        }
        return !used.isEmpty();
    }

    /** Is there a window for it that nobody has used? */
    boolean isOpen(String realm, Permittable one) {
        return one.canBePermitted()
                && permits(realm).isOpen(id(Actor.of(session)), one.wanted(), GatehouseClock.now(session));
    }

    private Permits permits(String realm) {
        return new Permits(Database.of(session), realm);
    }

    private static @Nullable String id(@Nullable Actor actor) {
        return actor == null ? null : actor.id();
    }
}
