package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.Edge;
import io.gatehouse.extension.graph.EdgeKind;
import jakarta.persistence.EntityManagerFactory;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PersistContext;
import org.hibernate.event.spi.PersistEvent;
import org.hibernate.event.spi.PersistEventListener;
import org.hibernate.event.spi.PostLoadEvent;
import org.hibernate.event.spi.PostLoadEventListener;
import org.hibernate.event.spi.PreCollectionRecreateEvent;
import org.hibernate.event.spi.PreCollectionRecreateEventListener;
import org.hibernate.event.spi.PreCollectionUpdateEvent;
import org.hibernate.event.spi.PreCollectionUpdateEventListener;
import org.hibernate.event.spi.PreDeleteEvent;
import org.hibernate.event.spi.PreDeleteEventListener;
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.models.jpa.entities.RoleEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Sees every row that bears a grant on its way into the database, whatever code wrote it. It only collects; the one thing it
 * refuses itself is a write that comes after the verdict, because nobody would judge it any more.
 *
 * <p>Adapter for a private API: Hibernate's event registry behind Keycloak's entity manager (as
 * {@code org.keycloak.connections.jpa.AsyncCommitIntegrator} uses it).
 */
final class RowCollector
        implements PersistEventListener,
                PreInsertEventListener,
                PreUpdateEventListener,
                PreDeleteEventListener,
                PostLoadEventListener,
                PreCollectionUpdateEventListener,
                PreCollectionRecreateEventListener {

    private static final String DEFAULT_GROUPS = RealmEntity.class.getName() + ".defaultGroupIds";

    private final AccountRows accounts;

    private RowCollector(AccountRows accounts) {
        this.accounts = accounts;
    }

    /** @param accounts is told of accounts that are enabled or get a credential */
    static void subscribe(EntityManagerFactory factory, AccountRows accounts) {
        SessionFactoryImplementor hibernate = factory.unwrap(SessionFactoryImplementor.class);
        EventListenerRegistry registry = hibernate.getEventEngine().getListenerRegistry();
        RowCollector collector = new RowCollector(accounts);
        registry.appendListeners(EventType.PERSIST, collector);
        registry.appendListeners(EventType.PRE_INSERT, collector);
        registry.appendListeners(EventType.PRE_UPDATE, collector);
        registry.appendListeners(EventType.PRE_DELETE, collector);
        registry.appendListeners(EventType.POST_LOAD, collector);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, collector);
        registry.appendListeners(EventType.PRE_COLLECTION_RECREATE, collector);
        BulkCollector.subscribe(hibernate);
    }

    @Override
    public void onPersist(PersistEvent event) {
        written(event.getObject(), event.getSession());
    }

    @Override
    public void onPersist(PersistEvent event, PersistContext context) {
        written(event.getObject(), event.getSession());
    }

    @Override
    public boolean onPreInsert(PreInsertEvent event) {
        written(event.getEntity(), event.getSession());
        return false;
    }

    private void written(Object entity, Object hibernate) {
        Edge edge = Rows.edge(entity);
        if (edge != null) {
            Touched touched = Collecting.touched(hibernate);
            if (touched.isDecided()) {
                throw Collecting.late();
            }
            touched.added.add(edge);
        } else if (entity instanceof RoleEntity role) {
            Collecting.touched(hibernate).changedGraphs.add(role.getRealmId());
        } else if (entity instanceof GroupEntity group) {
            placed(group, Collecting.touched(hibernate));
        } else if (entity instanceof UserEntity user) {
            Collecting.touched(hibernate).bornAccounts.add(user.getId());
        } else {
            credential(entity, hibernate);
            SettingCollector.written(entity, hibernate);
            ActCollector.written(entity, hibernate);
        }
    }

    private void credential(Object row, Object hibernate) {
        String owner = Rows.ownerOfCredential(row);
        if (owner != null) {
            accounts.credentialGiven(Collecting.session(hibernate), owner);
            ActCollector.credential(owner, hibernate);
        }
    }

    private static void placed(GroupEntity group, Touched touched) {
        touched.changedGraphs.add(group.getRealm());
        String parent = group.getParentId();
        if (parent != null && !GroupEntity.TOP_PARENT_ID.equals(parent)) {
            Edge edge = new Edge(EdgeKind.GROUP_PARENT, group.getId(), parent);
            if (touched.isDecided()) {
                throw Collecting.late();
            }
            touched.added.add(edge);
        }
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        ActCollector.updated(event);
        if (event.getEntity() instanceof GroupEntity group) {
            boolean moved = !Objects.equals(Collecting.before(event, "parentId"), group.getParentId());
            if (moved) {
                placed(group, Collecting.touched(event.getSession()));
            }
            if (moved || !Objects.equals(Collecting.before(event, "name"), group.getName())) {
                Collecting.renamed(group.getRealm(), Collecting.touched(event.getSession()));
            }
        } else if (event.getEntity() instanceof RoleEntity role) {
            Touched touched = Collecting.touched(event.getSession());
            touched.changedGraphs.add(role.getRealmId());
            if (!Objects.equals(Collecting.before(event, "name"), role.getName())) {
                Collecting.renamed(role.getRealmId(), touched);
            }
        } else if (event.getEntity() instanceof UserEntity user
                && Boolean.FALSE.equals(Collecting.before(event, "enabled"))
                && user.isEnabled()) {
            accounts.enabled(Collecting.session(event.getSession()), user.getId());
        } else if (Rows.ownerOfCredential(event.getEntity()) != null && hasNewSecret(event)) {
            credential(event.getEntity(), event.getSession());
        } else {
            SettingCollector.updated(event);
        }
        return false;
    }

    /** Not only another label or place among the others. */
    private static boolean hasNewSecret(PreUpdateEvent event) {
        List<String> names = List.of(event.getPersister().getPropertyNames());
        return event.getOldState() == null
                || Rows.SECRETS.stream()
                        .map(names::indexOf)
                        .anyMatch(i -> !Objects.equals(event.getOldState()[i], event.getState()[i]));
    }

    @Override
    public boolean onPreDelete(PreDeleteEvent event) {
        Edge edge = Rows.edge(event.getEntity());
        if (edge != null) {
            Collecting.touched(event.getSession()).removed.add(edge);
        } else {
            ActCollector.deleted(event.getEntity(), event.getSession());
        }
        return false;
    }

    /** Who has loaded a row may change it, and that shows only in a flush: so the verdict must be enlisted now. */
    @Override
    public void onPostLoad(PostLoadEvent event) {
        if (event.getEntity() instanceof UserEntity
                || event.getEntity() instanceof GroupEntity
                || SettingCollector.isChangeable(event.getEntity())) {
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            if (session != null && session.getTransactionManager().isActive()) {
                Collecting.enlist(session);
            }
        }
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        collection(
                event.getCollection().getRole(),
                event.getAffectedOwnerOrNull(),
                event.getCollection().getValue(),
                event.getSession());
    }

    @Override
    public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
        collection(
                event.getCollection().getRole(),
                event.getAffectedOwnerOrNull(),
                event.getCollection().getValue(),
                event.getSession());
    }

    private void collection(@Nullable String role, @Nullable Object owner, Object value, Object hibernate) {
        if (DEFAULT_GROUPS.equals(role)
                && owner instanceof RealmEntity realm
                && value instanceof Collection<?> groups) {
            Touched touched = Collecting.touched(hibernate);
            // also when the last one was taken out and nothing is left to name
            touched.changedGraphs.add(realm.getId());
            for (Object group : groups) {
                Edge edge = new Edge(EdgeKind.REALM_DEFAULT_GROUP, realm.getId(), String.valueOf(group));
                if (touched.isDecided()) {
                    throw Collecting.late();
                }
                touched.added.add(edge);
            }
        } else {
            SettingCollector.collection(role, owner, hibernate);
            ActCollector.collection(role, owner, hibernate);
        }
    }
}
