package io.gatehouse.extension.config;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Finds what a mapper names. By rows, so as this transaction has flushed them. */
final class Names {

    private final KeycloakSession session;
    private final EntityManager em;
    private final RealmModel realm;

    Names(KeycloakSession session, EntityManager em, RealmModel realm) {
        this.session = session;
        this.em = em;
        this.realm = realm;
    }

    /** Ids of what is claimed; nothing when there is no such role, group or client, because then nothing is given. */
    Set<String> targets(Claimed claimed) {
        return switch (claimed.what()) {
            case ANYTHING -> Set.of(Power.ANYTHING);
            case ROLE -> roles(claimed.name());
            case GROUP -> group(claimed.name());
            case AUDIENCE ->
                Set.copyOf(texts(
                        "select r.id from RoleEntity r, ClientEntity c where r.clientId = c.id and c.realmId = :realm"
                                + " and c.clientId = :name",
                        claimed.name()));
        };
    }

    /** A dot may part client and role, or belong to either name: whatever fits counts. */
    private Set<String> roles(String name) {
        List<String> found = new ArrayList<>(texts(
                "select r.id from RoleEntity r where r.realmId = :realm and r.clientRole = false and r.name = :name",
                name));
        if (name.contains(".")) {
            found.addAll(texts(
                    "select r.id from RoleEntity r, ClientEntity c where r.clientId = c.id and c.realmId = :realm"
                            + " and concat(c.clientId, '.', r.name) = :name",
                    name));
        }
        return new LinkedHashSet<>(found);
    }

    private Set<String> group(String path) {
        GroupModel group = KeycloakModelUtils.findGroupByPath(session, realm, path);
        return group == null ? Set.of() : Set.of(group.getId());
    }

    private List<String> texts(String query, String name) {
        return em.createQuery(query, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", name)
                .getResultList();
    }
}
