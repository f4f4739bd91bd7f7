package io.gatehouse.extension.config;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Permit windows, for changes that are no edge with a row of its own: approved beforehand, then done once by one account to one
 * object within minutes. A window that was used or has ended stays, as evidence.
 */
public final class Permits {

    /** The longest window. */
    public static final Duration LONGEST = Duration.ofMinutes(60);

    private final EntityManager em;
    private final String realmId;

    public Permits(EntityManager em, String realmId) {
        this.em = em;
        this.realmId = realmId;
    }

    /**
     * Opens a window.
     *
     * @param actorId account that may do it
     * @param objectId account, client, client scope, identity provider, user federation or realm whose settings may change
     * @param targetId role or group, or {@link Power#ANYTHING} for full scope, or the target that an act names
     */
    public void open(
            String jti,
            String requestId,
            String actorId,
            String objectId,
            String targetId,
            Instant from,
            Instant until) {
        PermitEntity permit = new PermitEntity();
        permit.realmId = realmId;
        permit.jti = jti;
        permit.requestId = requestId;
        permit.actorId = actorId;
        permit.objectId = objectId;
        permit.targetId = targetId;
        permit.opensAt = from.toEpochMilli();
        permit.endsAt = until.toEpochMilli();
        em.persist(permit);
    }

    /**
     * Uses up one window for each of these, or none at all.
     *
     * @param actorId who does it; null = nobody that is known, who has no permit
     * @return the windows that were used; empty when one of the wanted is not permitted
     */
    public List<PermitEntity> use(@Nullable String actorId, Collection<Wanted> wanted, Instant now) {
        if (actorId == null) {
            return List.of();
        }
        List<PermitEntity> open = new ArrayList<>(
                open(actorId, now).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList());
        List<PermitEntity> used = new ArrayList<>();
        for (Wanted one : wanted) {
            Optional<PermitEntity> permit = open.stream().filter(one::isOf).findFirst();
            if (permit.isEmpty()) {
                return List.of();
            }
            open.remove(permit.get());
            used.add(permit.get());
        }
        used.forEach(permit -> permit.usedAt = now.toEpochMilli());
        return List.copyOf(used);
    }

    /** Could {@link #use} use one up for this now? */
    public boolean isOpen(@Nullable String actorId, Wanted wanted, Instant now) {
        return actorId != null && open(actorId, now).getResultStream().anyMatch(wanted::isOf);
    }

    private TypedQuery<PermitEntity> open(String actorId, Instant now) {
        return em.createQuery(
                        "select p from PermitEntity p where p.realmId = :realm and p.actorId = :actor and p.usedAt is null"
                                + " and p.opensAt <= :now and p.endsAt > :now order by p.endsAt, p.jti",
                        PermitEntity.class)
                .setParameter("realm", realmId)
                .setParameter("actor", actorId)
                .setParameter("now", now.toEpochMilli());
    }

    /** The last window that was used to let one of these objects give that target. */
    public Optional<PermitEntity> used(Collection<String> objectIds, String targetId) {
        if (objectIds.isEmpty()) {
            return Optional.empty();
        }
        return em.createQuery(
                        "select p from PermitEntity p where p.realmId = :realm and p.objectId in :objects"
                                + " and p.targetId = :target and p.usedAt is not null order by p.usedAt desc, p.jti",
                        PermitEntity.class)
                .setParameter("realm", realmId)
                .setParameter("objects", objectIds)
                .setParameter("target", targetId)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** As {@code GET /permits/{jti}} shows it; null when there is none. */
    public @Nullable Map<String, @Nullable Object> shown(String jti) {
        PermitEntity permit = em.find(PermitEntity.class, new PermitEntity.Key(realmId, jti));
        if (permit == null) {
            return null;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("jti", permit.jti);
        shown.put("objectId", permit.objectId);
        shown.put("targetId", permit.targetId);
        shown.put("permittedTo", permit.actorId);
        shown.put("opensAt", Instant.ofEpochMilli(permit.opensAt).toString());
        shown.put("endsAt", Instant.ofEpochMilli(permit.endsAt).toString());
        shown.put(
                "usedAt",
                permit.usedAt == null
                        ? null
                        : Instant.ofEpochMilli(permit.usedAt).toString());
        return shown;
    }

    /** What has to be permitted. */
    public record Wanted(String objectId, String targetId) {

        boolean isOf(PermitEntity permit) {
            return permit.objectId.equals(objectId) && permit.targetId.equals(targetId);
        }
    }
}
