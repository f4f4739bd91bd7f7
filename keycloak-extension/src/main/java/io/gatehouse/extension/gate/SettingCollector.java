package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.Setting;
import io.gatehouse.extension.config.Setting.Kind;
import jakarta.persistence.EntityManagerFactory;
import java.util.Set;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.service.spi.EventListenerRegistry;
import org.hibernate.event.spi.AbstractCollectionEvent;
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
import org.hibernate.event.spi.PreInsertEvent;
import org.hibernate.event.spi.PreInsertEventListener;
import org.hibernate.event.spi.PreUpdateEvent;
import org.hibernate.event.spi.PreUpdateEventListener;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.ClientScopeClientMappingEntity;
import org.keycloak.models.jpa.entities.ClientScopeEntity;
import org.keycloak.models.jpa.entities.ClientScopeRoleMappingEntity;
import org.keycloak.models.jpa.entities.ComponentConfigEntity;
import org.keycloak.models.jpa.entities.ComponentEntity;
import org.keycloak.models.jpa.entities.DefaultClientScopeRealmMappingEntity;
import org.keycloak.models.jpa.entities.IdentityProviderMapperEntity;
import org.keycloak.models.jpa.entities.ProtocolMapperEntity;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * Sees every setting that can give access without a grant on its way into the database. It only collects; like the
 * {@link RowCollector} it refuses what comes after the verdict, and is an adapter for the same private API.
 */
final class SettingCollector
        implements PersistEventListener,
                PreInsertEventListener,
                PreUpdateEventListener,
                PostLoadEventListener,
                PreCollectionUpdateEventListener,
                PreCollectionRecreateEventListener {

    private static final Set<Class<?>> CHANGEABLE = Set.of(
            ClientEntity.class,
            ClientScopeEntity.class,
            ProtocolMapperEntity.class,
            IdentityProviderMapperEntity.class,
            ComponentEntity.class);

    private static final Set<String> COLLECTIONS = Set.of(
            ProtocolMapperEntity.class.getName() + ".config",
            IdentityProviderMapperEntity.class.getName() + ".config",
            ClientEntity.class.getName() + ".scopeMappingIds",
            ClientScopeEntity.class.getName() + ".scopeMappingIds");

    private SettingCollector() {}

    static void subscribe(EntityManagerFactory factory) {
        EventListenerRegistry registry =
                factory.unwrap(SessionFactoryImplementor.class).getEventEngine().getListenerRegistry();
        SettingCollector collector = new SettingCollector();
        registry.appendListeners(EventType.PERSIST, collector);
        registry.appendListeners(EventType.PRE_INSERT, collector);
        registry.appendListeners(EventType.PRE_UPDATE, collector);
        registry.appendListeners(EventType.POST_LOAD, collector);
        registry.appendListeners(EventType.PRE_COLLECTION_UPDATE, collector);
        registry.appendListeners(EventType.PRE_COLLECTION_RECREATE, collector);
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

    private static void written(Object entity, Object hibernate) {
        if (entity instanceof ClientEntity client) {
            Collecting.touched(hibernate).bornClients.add(client.getId());
        }
        touch(setting(entity), hibernate);
    }

    @Override
    public boolean onPreUpdate(PreUpdateEvent event) {
        if (event.getEntity() instanceof ClientEntity client) {
            if (client.isFullScopeAllowed() && Boolean.FALSE.equals(Collecting.before(event, "fullScopeAllowed"))) {
                touch(new Setting(Kind.CLIENT, client.getId()), event.getSession());
            }
            if (!client.getClientId().equals(Collecting.before(event, "clientId"))) {
                Collecting.renamed(client.getRealmId(), Collecting.touched(event.getSession()));
            }
        } else {
            touch(setting(event.getEntity()), event.getSession());
        }
        return false;
    }

    @Override
    public void onPreUpdateCollection(PreCollectionUpdateEvent event) {
        collection(event);
    }

    @Override
    public void onPreRecreateCollection(PreCollectionRecreateEvent event) {
        collection(event);
    }

    private static void collection(AbstractCollectionEvent event) {
        Object owner = event.getAffectedOwnerOrNull();
        if (owner != null && COLLECTIONS.contains(event.getCollection().getRole())) {
            touch(
                    owner instanceof ClientEntity client ? new Setting(Kind.CLIENT, client.getId()) : setting(owner),
                    event.getSession());
        }
    }

    /** What is set by this row; null when it sets nothing that gives access, or only by a column that is looked at elsewhere. */
    private static @Nullable Setting setting(Object entity) {
        if (entity instanceof ProtocolMapperEntity mapper) {
            return mapper.getClient() != null
                    ? new Setting(Kind.CLIENT, mapper.getClient().getId())
                    : mapper.getClientScope() != null
                            ? new Setting(
                                    Kind.CLIENT_SCOPE, mapper.getClientScope().getId())
                            : null;
        }
        if (entity instanceof ClientScopeEntity scope) {
            return new Setting(Kind.CLIENT_SCOPE, scope.getId());
        }
        if (entity instanceof ClientScopeRoleMappingEntity mapping) {
            return new Setting(Kind.CLIENT_SCOPE, mapping.getClientScope().getId());
        }
        if (entity instanceof ClientScopeClientMappingEntity mapping) {
            return new Setting(Kind.CLIENT, mapping.getClientId());
        }
        if (entity instanceof DefaultClientScopeRealmMappingEntity mapping) {
            return new Setting(Kind.REALM_SCOPES, mapping.getRealm().getId());
        }
        if (entity instanceof IdentityProviderMapperEntity mapper) {
            return new Setting(Kind.PROVIDER_MAPPER, mapper.getId());
        }
        if (entity instanceof ComponentConfigEntity config) {
            return new Setting(Kind.FEDERATION_MAPPER, config.getComponent().getId());
        }
        return null;
    }

    private static void touch(@Nullable Setting setting, Object hibernate) {
        if (setting != null) {
            Touched touched = Collecting.touched(hibernate);
            if (touched.isDecided()) {
                throw Collecting.late();
            }
            touched.settings.add(setting);
        }
    }

    /** As with accounts and groups: who has loaded it may change it, and that shows only in a flush. */
    @Override
    public void onPostLoad(PostLoadEvent event) {
        if (CHANGEABLE.contains(event.getEntity().getClass())) {
            KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
            if (session != null && session.getTransactionManager().isActive()) {
                Collecting.enlist(session);
            }
        }
    }
}
