package io.gatehouse.extension.rest;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.Stream;
import org.keycloak.models.RealmModel;

/**
 * How long an access token of a realm lives at most. So long goes somebody in who has left, wherever tokens are believed without
 * asking Keycloak.
 */
final class AccessTokens {

    private static final String OWN_LIFESPAN = "access.token.lifespan";

    private AccessTokens() {}

    static long longestSeconds(EntityManager em, RealmModel realm) {
        List<String> own = em.createQuery(
                        "select a.value from ClientAttributeEntity a where a.client.realmId = :realm and a.name = :name",
                        String.class)
                .setParameter("realm", realm.getId())
                .setParameter("name", OWN_LIFESPAN)
                .getResultList();
        long byImplicitFlow = em.createQuery(
                        "select count(c) from ClientEntity c where c.realmId = :realm and c.implicitFlowEnabled = true",
                        Long.class)
                .setParameter("realm", realm.getId())
                .getSingleResult();
        int implicit = byImplicitFlow == 0 ? 0 : realm.getAccessTokenLifespanForImplicitFlow();
        return Stream.concat(
                        Stream.of((long) realm.getAccessTokenLifespan(), (long) implicit),
                        own.stream().map(text -> seconds(text, realm)))
                .mapToLong(Long::longValue)
                .max()
                .orElse(0);
    }

    /** An attribute may hold anything; a negative number means as long as the session. */
    private static long seconds(String text, RealmModel realm) {
        if (text == null || !text.matches("-?[0-9]{1,9}")) {
            return 0;
        }
        int seconds = Integer.parseInt(text);
        return seconds < 0 ? realm.getSsoSessionMaxLifespan() : seconds;
    }
}
