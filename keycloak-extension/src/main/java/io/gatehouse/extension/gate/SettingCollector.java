package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.Setting;
import io.gatehouse.extension.config.Setting.Kind;
import java.util.Set;
import org.hibernate.event.spi.PreUpdateEvent;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.jpa.entities.ClientEntity;
import org.keycloak.models.jpa.entities.ClientScopeClientMappingEntity;
import org.keycloak.models.jpa.entities.ClientScopeEntity;
import org.keycloak.models.jpa.entities.ClientScopeRoleMappingEntity;
import org.keycloak.models.jpa.entities.ComponentConfigEntity;
import org.keycloak.models.jpa.entities.ComponentEntity;
import org.keycloak.models.jpa.entities.DefaultClientScopeRealmMappingEntity;
import org.keycloak.models.jpa.entities.IdentityProviderMapperEntity;
import org.keycloak.models.jpa.entities.ProtocolMapperEntity;

/**
 * Knows the rows of settings that can give access without a grant; the {@link RowCollector} shows it every row. It only collects,
 * and refuses what comes after the verdict.
 */
final class SettingCollector {

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

    /** Whoever has loaded it may change it, and that shows only in a flush. */
    static boolean isChangeable(Object entity) {
        return CHANGEABLE.contains(entity.getClass());
    }

    static void written(Object entity, Object hibernate) {
        if (entity instanceof ClientEntity client) {
            Collecting.touched(hibernate).bornClients.add(client.getId());
        }
        touch(setting(entity), hibernate);
    }

    static void updated(PreUpdateEvent event) {
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
    }

    static void collection(@Nullable String role, @Nullable Object owner, Object hibernate) {
        if (owner != null && role != null && COLLECTIONS.contains(role)) {
            touch(
                    owner instanceof ClientEntity client ? new Setting(Kind.CLIENT, client.getId()) : setting(owner),
                    hibernate);
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
}
