package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Node;
import io.gatehouse.extension.graph.PrivilegeGraph;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.ledger.Origin;
import io.gatehouse.extension.outbox.Actor;
import io.gatehouse.extension.outbox.Entry;
import io.gatehouse.extension.outbox.EntryType;
import io.gatehouse.extension.outbox.Recorder;
import io.gatehouse.extension.settings.GatehouseSettings.Mode;
import io.gatehouse.extension.storage.ClassificationEntity;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.GatehouseClock;
import io.gatehouse.extension.storage.RealmStates;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Sets tier, data class and owner of roles, groups and clients. */
public final class Classifications {

    /** Data classes of the contract. */
    public enum DataClass {
        PUBLIC,
        INTERNAL,
        CUSTOMER,
        SENSITIVE_CUSTOMER
    }

    /** What is classified. */
    public enum Kind {
        REALM_ROLE,
        CLIENT_ROLE,
        GROUP,
        CLIENT
    }

    /**
     * One line of {@code PUT /classification}.
     *
     * @param seen what whoever asks has seen of it; the app has to say so
     */
    public record Line(
            Kind kind, String id, Said said, @Nullable Said seen) {

        Tier tier() {
            return said.tier();
        }
    }

    /** What is said about one of them. */
    public record Said(
            Tier tier,
            @Nullable DataClass dataClass,
            @Nullable String owner) {}

    /** What came of it. */
    public enum Result {
        WRITTEN,
        /** One of the ids is none of this realm, or of another kind. */
        UNKNOWN,
        /** A tier would be lowered while the gate enforces, or anything by the app. */
        LOWERING,
        /** It is not, or no longer, as the app has seen it. */
        CHANGED
    }

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager em;

    public Classifications(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.em = Database.of(session);
    }

    /**
     * All lines or none; the caller rolls back unless they were written.
     *
     * @param askedBy the account in whose name the app asks, which may only raise; null for an administrator of the realm
     */
    public Result write(List<Line> lines, @Nullable String askedBy) {
        RealmStates states = new RealmStates(session);
        states.hold(realm.getId(), true);
        Mode mode = Gate.mode(session, realm.getId());
        PrivilegeGraph before = Gate.flushed(session, realm.getId(), realm.getName());
        List<Map<String, @Nullable Object>> changes = new ArrayList<>();
        for (Line line : lines) {
            if (!exists(before, line)) {
                return Result.UNKNOWN;
            }
            ClassificationEntity row =
                    em.find(ClassificationEntity.class, new ClassificationEntity.Key(realm.getId(), line.id()));
            Said now = said(tier(before, line.id(), row), row);
            if (askedBy == null && mode == Mode.ENFORCE && line.tier().compareTo(now.tier()) > 0) {
                return Result.LOWERING;
            }
            Result objection = askedBy == null ? Result.WRITTEN : Raising.judge(now, line);
            if (objection != Result.WRITTEN) {
                return objection;
            }
            if (askedBy != null && !isKnown(line.said().owner())) {
                return Result.UNKNOWN;
            }
            if (row == null) {
                row = new ClassificationEntity(
                        realm.getId(), line.id(), line.kind().name());
                em.persist(row);
            }
            apply(row, line, changes);
        }
        states.graphChanged(realm.getId());
        em.flush();
        new ReservedNames(session, realm.getId()).settle(lines);
        em.flush();
        if (mode == Mode.ENFORCE) {
            PrivilegeGraph after = Gate.flushed(session, realm.getId(), realm.getName());
            new Inbound(session, realm.getId())
                    .bless(before, after, Origin.RECLASSIFIED, GatehouseClock.now(session), null);
        }
        if (!changes.isEmpty()) {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("changes", changes);
            if (askedBy != null) {
                data.put("requestedBy", askedBy);
            }
            Recorder.of(session, realm.getId())
                    .record(new Entry(EntryType.CLASSIFICATION_CHANGED, Actor.of(session), null, data));
        }
        return Result.WRITTEN;
    }

    private boolean isKnown(@Nullable String owner) {
        return owner == null || session.users().getUserById(realm, owner) != null;
    }

    private static Said said(Tier tier, @Nullable ClassificationEntity row) {
        String dataClass = row == null ? null : row.dataClass;
        return new Said(tier, dataClass == null ? null : DataClass.valueOf(dataClass), row == null ? null : row.owner);
    }

    /** An entitlement's own tier as it counts now: by a row, by Keycloak's own roles, or by a name that is reserved. */
    private static Tier tier(PrivilegeGraph graph, String id, @Nullable ClassificationEntity row) {
        Node node = graph.node(id);
        if (node != null) {
            return node.tier();
        }
        return row == null || row.tier == null ? Tier.T3 : Tier.valueOf(row.tier);
    }

    private boolean exists(PrivilegeGraph graph, Line line) {
        if (line.kind() == Kind.CLIENT) {
            return session.clients().getClientById(realm, line.id()) != null;
        }
        Node node = graph.node(line.id());
        return node != null && node.kind().name().equals(line.kind().name());
    }

    private static void apply(ClassificationEntity row, Line line, List<Map<String, @Nullable Object>> changes) {
        Map<String, @Nullable Object> before = values(row);
        DataClass dataClass = line.said().dataClass();
        row.tier = line.tier().name();
        row.dataClass = dataClass == null ? null : dataClass.name();
        row.owner = line.said().owner();
        Map<String, @Nullable Object> after = values(row);
        if (!Objects.equals(before, after)) {
            Map<String, @Nullable Object> change = new LinkedHashMap<>();
            change.put("id", row.entityId);
            change.put("kind", row.kind);
            change.put("before", before);
            change.put("after", after);
            changes.add(change);
        }
    }

    private static Map<String, @Nullable Object> values(ClassificationEntity row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        values.put("tier", row.tier);
        values.put("dataClass", row.dataClass);
        values.put("owner", row.owner);
        return values;
    }
}
