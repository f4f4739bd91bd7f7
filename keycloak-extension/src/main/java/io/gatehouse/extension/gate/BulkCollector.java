package io.gatehouse.extension.gate;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hibernate.engine.spi.EntityEntry;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AutoFlushEvent;
import org.hibernate.event.spi.AutoFlushEventListener;
import org.hibernate.event.spi.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Sees composites that are taken out. Keycloak deletes them in bulk: no row passes by, no model event is sent, and an admin
 * event only comes from its own admin API. Before a bulk statement Hibernate flushes what the statement's tables need, and says
 * which they are; a statement on the table of composites alone is such a deletion (whoever reads composites joins their roles).
 * The role that loses something has been loaded by then, so its realm is known.
 *
 * <p>Adapter for a private API, as {@link RowCollector}.
 */
final class BulkCollector implements AutoFlushEventListener {

    private static final String COMPOSITES = "COMPOSITE_ROLE";

    static void subscribe(SessionFactoryImplementor factory) {
        EventListenerRegistry registry = factory.getEventEngine().getListenerRegistry();
        registry.appendListeners(EventType.AUTO_FLUSH, new BulkCollector());
    }

    @Override
    public void onAutoFlush(AutoFlushEvent event) {
        Set<String> tables = event.getQuerySpaces();
        if (tables != null
                && tables.size() == 1
                && isComposites(tables.iterator().next())) {
            Set<String> realms = realmsOfLoadedRoles(event);
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            if (!realms.isEmpty()
                    && session != null
                    && session.getTransactionManager().isActive()) {
                collect(session, realms);
            }
        }
    }

    private static void collect(KeycloakSession session, Set<String> realms) {
        try {
            Touched touched = Touched.by(session);
            if (!touched.isDecided()) {
                touched.changedGraphs.addAll(realms);
            }
        } catch (IllegalStateException e) {
            // the commit has begun: nobody would judge it any more, and taking something out is the safe direction
            return;
        }
    }

    /** The name may stand behind a schema and between quotes. */
    private static boolean isComposites(String table) {
        String plain = table.substring(table.lastIndexOf('.') + 1).replace("\"", "");
        return plain.equalsIgnoreCase(COMPOSITES);
    }

    private static Set<String> realmsOfLoadedRoles(AutoFlushEvent event) {
        Set<String> realms = new TreeSet<>();
        for (Map.Entry<Object, EntityEntry> loaded :
                event.getSession().getPersistenceContextInternal().reentrantSafeEntityEntries()) {
            if (loaded.getKey() instanceof RoleEntity role) {
                realms.add(role.getRealmId());
            }
        }
        return realms;
    }
}
