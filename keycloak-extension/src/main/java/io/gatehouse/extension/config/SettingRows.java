package io.gatehouse.extension.config;

import io.gatehouse.extension.config.Power.Way;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.IdentityProviderMapperEntity;
import org.keycloak.models.jpa.entities.ProtocolMapperEntity;

/**
 * What settings give, read from Keycloak's rows as this transaction has flushed them. Adapter for its private JPA entities.
 */
public final class SettingRows {

    private final EntityManager em;
    private final Names names;
    private final String realmId;

    /** @param em of that session */
    public SettingRows(KeycloakSession session, EntityManager em, RealmModel realm) {
        this.em = em;
        this.names = new Names(session, em, realm);
        this.realmId = realm.getId();
    }

    /**
     * What this setting gives; nothing when the object is gone.
     *
     * @param born the client is made in this transaction: full scope, and the scopes that the realm gives every new client, are
     *     then no widening
     */
    public Set<Power> powers(Setting setting, boolean born) {
        Set<Power> powers = new LinkedHashSet<>();
        switch (setting.kind()) {
            case CLIENT -> client(setting, born, powers);
            case CLIENT_SCOPE -> scope(setting, setting.id(), powers);
            case REALM_SCOPES -> realmScopes().forEach(scope -> scope(setting, scope, powers));
            case PROVIDER_MAPPER -> {
                IdentityProviderMapperEntity mapper = em.find(IdentityProviderMapperEntity.class, setting.id());
                if (mapper != null) {
                    injects(
                            setting,
                            ArrivalPower.ofProvider(
                                    text(mapper.getIdentityProviderMapper()), config(mapper.getConfig())),
                            powers);
                }
            }
            case FEDERATION_MAPPER -> federation(setting, powers);
        }
        return powers;
    }

    private void client(Setting setting, boolean born, Set<Power> powers) {
        List<Boolean> full = em.createQuery(
                        "select c.fullScopeAllowed from ClientEntity c where c.id = :id", Boolean.class)
                .setParameter("id", setting.id())
                .getResultList();
        if (full.contains(true) && !born) {
            powers.add(new Power(setting, Way.EXPOSES, Power.ANYTHING));
        }
        Set<String> mapped = new HashSet<>(
                texts("select s from ClientEntity c join c.scopeMappingIds s where c.id = :id", setting.id()));
        if (!mapped.isEmpty()) {
            // a client's own roles are always in its scope
            texts("select r.id from RoleEntity r where r.clientId = :id", setting.id())
                    .forEach(mapped::remove);
            mapped.forEach(role -> powers.add(new Power(setting, Way.EXPOSES, role)));
        }
        mappers(setting, "m.client.id", setting.id(), powers);
        Set<String> scopes = new LinkedHashSet<>(texts(
                "select m.clientScopeId from ClientScopeClientMappingEntity m where m.clientId = :id", setting.id()));
        if (born) {
            realmScopes().forEach(scopes::remove);
        }
        scopes.forEach(scope -> scope(setting, scope, powers));
    }

    private List<String> realmScopes() {
        return texts(
                "select m.clientScopeId from DefaultClientScopeRealmMappingEntity m where m.realm.id = :id", realmId);
    }

    private void scope(Setting setting, String scope, Set<Power> powers) {
        texts("select s from ClientScopeEntity c join c.scopeMappingIds s where c.id = :id", scope)
                .forEach(role -> powers.add(new Power(setting, Way.EXPOSES, role)));
        mappers(setting, "m.clientScope.id", scope, powers);
    }

    private void mappers(Setting setting, String owner, String id, Set<Power> powers) {
        em.createQuery("select m from ProtocolMapperEntity m where " + owner + " = :id", ProtocolMapperEntity.class)
                .setParameter("id", id)
                .getResultList()
                .forEach(mapper -> injects(
                        setting, MapperPower.of(text(mapper.getProtocolMapper()), config(mapper.getConfig())), powers));
    }

    private void federation(Setting setting, Set<Power> powers) {
        Map<String, String> config = new java.util.HashMap<>();
        em.createQuery("select c.name, c.value from ComponentConfigEntity c where c.component.id = :id", Object[].class)
                .setParameter("id", setting.id())
                .getResultList()
                .forEach(row -> config.put((String) row[0], text((String) row[1])));
        texts("select c.providerId from ComponentEntity c where c.id = :id", setting.id())
                .forEach(provider -> injects(setting, ArrivalPower.ofFederation(text(provider), config), powers));
    }

    private void injects(Setting setting, Collection<Claimed> claims, Set<Power> powers) {
        for (Claimed claimed : claims) {
            Way way = claimed.what() == Claimed.What.AUDIENCE ? Way.AUDIENCE : Way.INJECTS;
            names.targets(claimed).forEach(target -> powers.add(new Power(setting, way, target)));
        }
    }

    private List<String> texts(String query, String id) {
        return em.createQuery(query, String.class).setParameter("id", id).getResultList();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Map<String, String> config(@Nullable Map<String, String> config) {
        return config == null ? Map.of() : config;
    }
}
