package io.gatehouse.extension.gate;

import io.gatehouse.extension.graph.ModelReader;
import io.gatehouse.extension.graph.Tier;
import io.gatehouse.extension.settings.GatehouseSettings;
import io.gatehouse.extension.storage.Database;
import io.gatehouse.extension.storage.ReservedNameEntity;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;

/** Keeps the names of what is classified as governed, so that nothing else can take one and be ordinary. */
final class ReservedNames {

    private final EntityManager em;
    private final String realmId;
    private final Map<String, String> names;

    ReservedNames(KeycloakSession session, String realmId) {
        this.em = Database.of(session);
        this.realmId = realmId;
        this.names = new ModelReader(em, GatehouseSettings.of(session).appClient()).names(realmId);
    }

    /** Reserves the present name of everything that is classified as governed; one that is somebody else's stays theirs. */
    void keep() {
        List<Object[]> governed = em.createQuery(
                        "select c.entityId, c.tier from ClassificationEntity c where c.realmId = :realm and c.tier <> 'T3'"
                                + " and c.kind <> 'CLIENT'",
                        Object[].class)
                .setParameter("realm", realmId)
                .getResultList();
        for (Object[] row : governed) {
            String id = (String) row[0];
            String name = names.get(id);
            if (name != null) {
                ReservedNameEntity reserved = find(name);
                if (reserved == null) {
                    em.persist(new ReservedNameEntity(realmId, hash(name), name, id, (String) row[1]));
                } else if (reserved.entityId.equals(id)) {
                    reserved.tier = (String) row[1];
                }
            }
        }
    }

    /** These were classified by people who may: from now on the names are theirs, or nobody's when they are ordinary. */
    void settle(Collection<Classifications.Line> lines) {
        for (Classifications.Line line : lines) {
            String name = names.get(line.id());
            ReservedNameEntity reserved = name == null ? null : find(name);
            if (reserved != null && line.tier() == Tier.T3) {
                em.remove(reserved);
            } else if (reserved != null) {
                reserved.entityId = line.id();
                reserved.tier = line.tier().name();
            }
        }
        em.flush();
        keep();
    }

    private @Nullable ReservedNameEntity find(String name) {
        return em.find(ReservedNameEntity.class, new ReservedNameEntity.Key(realmId, hash(name)));
    }

    private static String hash(String name) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
