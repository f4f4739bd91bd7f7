package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.PermitEntity;
import io.gatehouse.extension.config.Permits;
import io.gatehouse.extension.graph.Edge;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;

/** What people approved for everybody who arrives by an identity provider: its mapper was set within a permit window. */
final class Arrivals {

    private final EntityManager em;
    private final String realmId;

    Arrivals(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /** The permit by which a provider that this account is linked to gives what the edge gives. */
    Optional<PermitEntity> approved(Edge edge) {
        List<String> providers = em.createQuery(
                        "select p.internalId from IdentityProviderEntity p, FederatedIdentityEntity f where f.user.id = :account"
                                + " and f.identityProvider = p.alias and f.realmId = p.realmId and p.realmId = :realm",
                        String.class)
                .setParameter("account", edge.sourceId())
                .setParameter("realm", realmId)
                .getResultList();
        return new Permits(em, realmId).used(providers, edge.targetId());
    }
}
