package io.gatehouse.extension.inventory;

import io.gatehouse.extension.leaver.DepartedPeople;
import io.gatehouse.extension.ledger.LedgerEntity;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Accounts and their effective access, read from Keycloak's rows page by page (by id, so that a page costs the same at any
 * depth): a handful of queries for each {@value #PAGE} people, and memory for one page.
 */
final class People {
    static final int PAGE = 500;

    /** What the contract shows of a person; nothing else leaves Keycloak. */
    private static final List<String> ATTRIBUTES = List.of(
            "employeeNumber",
            "displayName",
            "manager",
            "department",
            "jobTitle",
            "workLocation",
            "timeZone",
            "employmentType",
            "startDate",
            "locale");

    private static final String ACCOUNT = "select u.id, u.username, u.email, u.firstName, u.lastName, u.enabled,"
            + " u.serviceAccountClientLink, u.createdTimestamp from UserEntity u where u.realmId = :realm";

    private final EntityManager em;
    private final String realmId;
    private final Reached reached;
    private final DepartedPeople departed;

    People(EntityManager em, String realmId, Reached reached, DepartedPeople departed) {
        this.em = em;
        this.realmId = realmId;
        this.reached = reached;
        this.departed = departed;
    }

    /** How many lines were written. */
    record Written(long accounts, long grants) {}

    Written all(Consumer<Map<String, Object>> out) {
        long accounts = 0;
        long grants = 0;
        String last = "";
        while (true) {
            List<Object[]> page = em.createQuery(ACCOUNT + " and u.id > :last order by u.id", Object[].class)
                    .setParameter("realm", realmId)
                    .setParameter("last", last)
                    .setMaxResults(PAGE)
                    .getResultList();
            if (page.isEmpty()) {
                return new Written(accounts, grants);
            }
            grants += write(page, out);
            accounts += page.size();
            last = (String) page.get(page.size() - 1)[0];
            em.clear();
        }
    }

    Written one(String userId, Consumer<Map<String, Object>> out) {
        List<Object[]> page = em.createQuery(ACCOUNT + " and u.id = :user", Object[].class)
                .setParameter("realm", realmId)
                .setParameter("user", userId)
                .getResultList();
        return new Written(page.size(), page.isEmpty() ? 0 : write(page, out));
    }

    private long write(List<Object[]> page, Consumer<Map<String, Object>> out) {
        List<String> ids = page.stream().map(row -> (String) row[0]).toList();
        Map<String, Map<String, String>> attributes = new HashMap<>();
        in(
                        "select a.user.id, a.name, coalesce(a.value, a.longValue) from UserAttributeEntity a"
                                + " where a.user.id in :ids and a.name in :names",
                        ids)
                .setParameter("names", ATTRIBUTES)
                .getResultList()
                .forEach(row -> attributes
                        .computeIfAbsent((String) row[0], id -> new TreeMap<>())
                        .putIfAbsent((String) row[1], row[2] == null ? "" : (String) row[2]));
        Map<String, List<String>> edges = new HashMap<>();
        in("select m.user.id, m.roleId from UserRoleMappingEntity m where m.user.id in :ids order by m.roleId", ids)
                .getResultList()
                .forEach(row -> edges.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        in(
                        "select m.user.id, m.groupId from UserGroupMembershipEntity m where m.user.id in :ids order by m.groupId",
                        ids)
                .getResultList()
                .forEach(row -> edges.computeIfAbsent((String) row[0], id -> new ArrayList<>())
                        .add((String) row[1]));
        Map<String, LedgerEntity> entries = em.createQuery(
                        "select l from LedgerEntity l where l.liveKey is not null and l.sourceId in :ids",
                        LedgerEntity.class)
                .setParameter("ids", ids)
                .getResultStream()
                .collect(Collectors.toMap(l -> l.sourceId + " " + l.targetId, Function.identity()));
        Map<String, DepartedPeople.Leaving> leaving = departed.of(ids);
        long grants = 0;
        for (Object[] row : page) {
            String id = (String) row[0];
            out.accept(account(row, attributes.getOrDefault(id, Map.of()), leaving.get(id)));
            for (String edge : edges.getOrDefault(id, List.of())) {
                LedgerEntity entry = entries.get(id + " " + edge);
                for (Reached.Way way : reached.from(edge)) {
                    Map<String, Object> line = grant(id, edge, way, entry);
                    if (!way.counts() || (reached.needsApproval(edge) && !live(entry))) {
                        line.put("hidden", true);
                    }
                    out.accept(line);
                    grants++;
                }
            }
        }
        return grants;
    }

    private boolean live(@Nullable LedgerEntity entry) {
        return entry != null
                && (entry.validUntil == null
                        || entry.validUntil > departed.now().toEpochMilli());
    }

    private Map<String, Object> account(
            Object[] row, Map<String, String> attributes, DepartedPeople.@Nullable Leaving leaving) {
        boolean gone = leaving != null && leaving.departed();
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("t", "account");
        line.put("id", row[0]);
        line.put("username", row[1]);
        line.put("email", row[2]);
        line.put("firstName", row[3]);
        line.put("lastName", row[4]);
        line.put("enabled", !gone && Boolean.TRUE.equals(row[5]));
        line.put("departed", gone);
        line.put("accessEnd", leaving == null ? null : leaving.end().toString());
        line.put("serviceAccountOf", row[6]);
        line.put(
                "createdAt",
                row[7] == null ? null : Instant.ofEpochMilli((Long) row[7]).toString());
        line.put("attributes", attributes);
        return line;
    }

    private static Map<String, Object> grant(
            String subject, String edge, Reached.Way way, @Nullable LedgerEntity entry) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("t", "grant");
        line.put("subject", subject);
        line.put("entitlement", way.entitlement());
        line.put("direct", way.entitlement().equals(edge));
        line.put("edge", edge);
        line.put("path", way.path());
        line.put("ledgerId", entry == null ? null : entry.id);
        line.put("origin", entry == null ? null : entry.origin);
        line.put(
                "grantedAt",
                entry == null ? null : Instant.ofEpochMilli(entry.grantedAt).toString());
        line.put(
                "validUntil",
                entry == null || entry.validUntil == null
                        ? null
                        : Instant.ofEpochMilli(entry.validUntil).toString());
        return line;
    }

    private jakarta.persistence.TypedQuery<Object[]> in(String query, List<String> ids) {
        return em.createQuery(query, Object[].class).setParameter("ids", ids);
    }
}
