package io.gatehouse.extension;

import com.fasterxml.jackson.annotation.JsonValue;
import io.gatehouse.extension.fit.Fit;
import io.gatehouse.extension.gate.Rows;
import io.gatehouse.extension.guard.GuardInUse;
import io.gatehouse.extension.leaver.LeaverWatch;
import io.gatehouse.extension.order.ApprovalKeys;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Database;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.ClientScopeEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.IdentityProviderMapperEntity;
import org.keycloak.models.jpa.entities.ProtocolMapperEntity;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * Resolves the private parts of Keycloak that the extension stands on (docs/keycloak-compatibility.md). A server on which one
 * of them is missing is not started: a gate that does not see would be worse than none.
 */
public final class SelfCheck {

    private static final int TRIGGERS = 2;

    private SelfCheck() {}

    /** What is looked at. */
    public enum Part {
        /** Every class and method of Keycloak that we were compiled against. */
        KEYCLOAK_PARTS(true),
        /** The columns that the row collector compares. */
        HIBERNATE_PROPERTIES(true),
        /** The rows that bear grants, read as the gate reads them. */
        GRANT_ROWS(true),
        /** Our listener sees every row. */
        ROW_COLLECTOR(true),
        /** The guard stands in front of every user. */
        DATASTORE(true),
        /** Who has left can be read. */
        LEAVER_REGISTER(true),
        /** Nobody changes the audit trail. */
        AUDIT_APPEND_ONLY(false),
        /** Approvals can be verified. */
        APPROVAL_KEYS(false);

        private final boolean needed;

        Part(boolean needed) {
            this.needed = needed;
        }

        /** As in the status: {@code row-collector}. */
        @JsonValue
        public String wire() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * One thing that was looked at.
     *
     * @param detail for an operator; the fault, or what was found
     */
    public record Item(Part name, boolean ok, String detail) {}

    /** Looks at everything and changes nothing. */
    public static List<Item> run(KeycloakSession session) {
        EntityManager em = Database.of(session);
        List<Item> items = new ArrayList<>();
        items.add(item(Part.KEYCLOAK_PARTS, Fit::check));
        items.add(item(Part.HIBERNATE_PROPERTIES, () -> {
            property(em, UserEntity.class, "enabled");
            property(em, GroupEntity.class, "parentId");
            property(em, RealmEntity.class, "defaultGroupIds");
            property(em, ClientEntity.class, "fullScopeAllowed");
            property(em, ClientEntity.class, "scopeMappingIds");
            property(em, ClientScopeEntity.class, "scopeMappingIds");
            property(em, ProtocolMapperEntity.class, "config");
            property(em, IdentityProviderMapperEntity.class, "config");
            return "the watched columns are there";
        }));
        items.add(item(Part.GRANT_ROWS, () -> Rows.check(em)));
        items.add(item(Part.ROW_COLLECTOR, () -> listening(em)));
        items.add(item(Part.DATASTORE, () -> GuardInUse.check(session)));
        items.add(item(Part.LEAVER_REGISTER, () -> {
            // in a transaction of its own, as the guard reads it
            LeaverWatch.node().refresh(session.getKeycloakSessionFactory());
            return "read by this node";
        }));
        items.add(item(Part.AUDIT_APPEND_ONLY, () -> triggers(em)));
        items.add(item(Part.APPROVAL_KEYS, () -> {
            GatehouseSettings settings = GatehouseSettings.of(session);
            if (settings.approvalKeys() == null) {
                return "no file is configured, so no approval is accepted";
            }
            return ApprovalKeys.read(settings.approvalKeys()).kids().size() + " key(s)";
        }));
        return items;
    }

    /**
     * For the start of the server: the parts without which gate and guard would not see.
     *
     * @throws IllegalStateException naming what is missing
     */
    static void mustSee(KeycloakSession session) {
        run(session).forEach(SelfCheck::must);
    }

    /**
     * Before anything else is done: what our code calls is there.
     *
     * @throws IllegalStateException naming what is missing
     */
    static void mustFit() {
        must(item(Part.KEYCLOAK_PARTS, Fit::check));
    }

    private static void must(Item item) {
        if (!item.ok() && item.name().needed) {
            throw new IllegalStateException("Gatehouse does not fit this Keycloak ("
                    + item.name().wire() + ": "
                    + item.detail()
                    + "). The server is not started, because the gate could not see every grant, or the guard not refuse whoever has left."
                    + " Use a Gatehouse made for this version of Keycloak, or take its jar out of providers/.");
        }
    }

    private static Item item(Part name, Callable<String> look) {
        try {
            return new Item(name, true, look.call());
        } catch (Exception | LinkageError e) {
            return new Item(name, false, String.valueOf(e.getMessage()));
        }
    }

    private static void property(EntityManager em, Class<?> entity, String name) {
        em.getMetamodel().entity(entity).getAttribute(name);
    }

    private static String listening(EntityManager em) {
        long listeners = java.util.stream.StreamSupport.stream(
                        em.getEntityManagerFactory()
                                .unwrap(SessionFactoryImplementor.class)
                                .getEventEngine()
                                .getListenerRegistry()
                                .getEventListenerGroup(org.hibernate.event.spi.EventType.PRE_INSERT)
                                .listeners()
                                .spliterator(),
                        false)
                .filter(listener -> listener.getClass().getName().startsWith("io.gatehouse."))
                .count();
        if (listeners != 1) {
            throw new IllegalStateException(listeners + " of our listeners are registered instead of 1");
        }
        return "sees every row";
    }

    private static String triggers(EntityManager em) {
        if (!Database.isPostgres(em)) {
            return "not on this database: it is for development only";
        }
        Number found = (Number) em.createNativeQuery(
                        "select count(*) from pg_trigger where tgname like 'gatehouse_audit_no_%' and tgenabled <> 'D'")
                .getSingleResult();
        if (found.intValue() < TRIGGERS) {
            throw new IllegalStateException("the triggers that protect the audit trail are missing or switched off");
        }
        return "update, delete and truncate are refused";
    }
}
