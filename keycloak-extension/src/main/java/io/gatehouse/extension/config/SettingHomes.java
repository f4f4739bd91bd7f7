package io.gatehouse.extension.config;

import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whose realm a setting is, and what people call it. Reads columns, never entities. */
public final class SettingHomes {

    private final EntityManager em;

    public SettingHomes(EntityManager em) {
        this.em = em;
    }

    /** Id of the realm; null when the object is gone. */
    public @Nullable String realm(Setting setting) {
        return first(
                switch (setting.kind()) {
                    case CLIENT -> "select c.realmId from ClientEntity c where c.id = :id";
                    case CLIENT_SCOPE -> "select c.realmId from ClientScopeEntity c where c.id = :id";
                    case PROVIDER_MAPPER -> "select m.realmId from IdentityProviderMapperEntity m where m.id = :id";
                    case FEDERATION_MAPPER -> "select c.realm.id from ComponentEntity c where c.id = :id";
                    case REALM_SCOPES -> "select r.id from RealmEntity r where r.id = :id";
                },
                setting.id());
    }

    /** Id of what an administrator would call the object: of a mapper the provider or federation that it belongs to. */
    public String object(Setting setting) {
        String object = switch (setting.kind()) {
            case CLIENT, CLIENT_SCOPE, REALM_SCOPES -> setting.id();
            case PROVIDER_MAPPER ->
                first(
                        "select p.internalId from IdentityProviderEntity p, IdentityProviderMapperEntity m"
                                + " where m.id = :id and p.alias = m.identityProviderAlias and p.realmId = m.realmId",
                        setting.id());
            case FEDERATION_MAPPER -> first("select c.parentId from ComponentEntity c where c.id = :id", setting.id());
        };
        return object == null ? setting.id() : object;
    }

    /** The name at this moment; the id when it has none. */
    public String name(Setting setting) {
        String name = first(
                switch (setting.kind()) {
                    case CLIENT -> "select c.clientId from ClientEntity c where c.id = :id";
                    case CLIENT_SCOPE -> "select c.name from ClientScopeEntity c where c.id = :id";
                    case PROVIDER_MAPPER ->
                        "select m.identityProviderAlias from IdentityProviderMapperEntity m where m.id = :id";
                    case FEDERATION_MAPPER -> "select c.name from ComponentEntity c where c.id = :id";
                    case REALM_SCOPES -> "select r.name from RealmEntity r where r.id = :id";
                },
                setting.id());
        return name == null ? setting.id() : name;
    }

    private @Nullable String first(String query, String id) {
        List<String> found =
                em.createQuery(query, String.class).setParameter("id", id).getResultList();
        return found.isEmpty() ? null : found.get(0);
    }
}
