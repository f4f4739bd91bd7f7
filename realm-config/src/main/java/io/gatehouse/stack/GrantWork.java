package io.gatehouse.stack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Giving and taking, ungoverned and governed. A governed role is simply given on the stock server, and by an approval where the
 * gate enforces; taking it away is the same on both.
 */
final class GrantWork implements Work {

    private static final double GOAL = 0.95;

    /** A changed definition is read anew by every node, so it is not done as often as a grant. */
    private static final int DEFINITIONS = 9;

    private final BenchRealm realm;
    private final AdminClient admin;
    private final AdminClient app;
    private final String[] approvals = new String[Overhead.BATCH];

    GrantWork(BenchRealm realm) {
        this.realm = realm;
        this.admin = realm.admin();
        this.app = realm.app();
    }

    @Override
    public List<Operation> operations() {
        int times = Overhead.BATCH;
        List<Map<String, String>> free = role(Crowd.FREE_ROLE);
        List<Map<String, String>> governed = role(Crowd.ALONE);
        String group = Crowd.id(realm.name(), "g", Crowd.EMPTY_GROUP);
        return List.of(
                new Operation(
                        "role grant",
                        GOAL,
                        times,
                        n -> admin.post(roles(n), free).expect(204)),
                new Operation(
                        "role removal",
                        GOAL,
                        times,
                        n -> admin.delete(roles(n), free).expect(204)),
                new Operation(
                        "group join",
                        GOAL,
                        times,
                        n -> admin.put(person(n) + "/groups/" + group, Map.of()).expect(204)),
                new Operation(
                        "group leave",
                        GOAL,
                        times,
                        n -> admin.delete(person(n) + "/groups/" + group).expect(204)),
                new Operation(
                        "composite added",
                        null,
                        DEFINITIONS,
                        n -> admin.post(composites(n), free).expect(204)),
                new Operation(
                        "composite removed",
                        null,
                        DEFINITIONS,
                        n -> admin.delete(composites(n), free).expect(204)),
                new Operation("governed grant, approved", null, times, n -> governedGrant(n, governed)),
                new Operation(
                        "governed removal",
                        null,
                        times,
                        n -> admin.delete(roles(n), governed).expect(204)));
    }

    /** Signing is the app's work, not the server's. */
    @Override
    public void prepare() {
        if (realm.governed()) {
            for (int n = 0; n < approvals.length; n++) {
                approvals[n] = realm.approval(claims(n));
            }
        }
    }

    private void governedGrant(int n, List<Map<String, String>> role) {
        if (realm.governed()) {
            Answer answer = app.send("POST", realm.path("/gatehouse/approvals"), "application/jose", approvals[n])
                    .expect(200);
            if (!answer.json().path("effect").asString("").equals("APPLIED")) {
                throw new StackFailure("The approval was not applied: " + answer.body());
            }
        } else {
            admin.post(roles(n), role).expect(204);
        }
    }

    private List<Map<String, String>> role(int n) {
        return List.of(Map.of("id", Crowd.id(realm.name(), "r", n), "name", "role-" + n));
    }

    private String person(int n) {
        return realm.path("/users/" + Crowd.id(realm.name(), "u", BenchRealm.ordinary(n)));
    }

    private String roles(int n) {
        return person(n) + "/role-mappings/realm";
    }

    /** Of the free roles after the one that is given. */
    private String composites(int n) {
        return realm.path("/roles-by-id/" + Crowd.id(realm.name(), "r", Crowd.FREE_ROLE + 1 + n) + "/composites");
    }

    private Map<String, @Nullable Object> claims(int n) {
        String role = Crowd.id(realm.name(), "r", Crowd.ALONE);
        String person = Crowd.id(realm.name(), "u", BenchRealm.ordinary(n));
        long now = System.currentTimeMillis() / 1000;
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("iss", "gatehouse-app");
        claims.put("aud", "gatehouse-extension");
        claims.put("jti", UUID.randomUUID().toString());
        claims.put("iat", now);
        claims.put("nbf", now);
        claims.put("exp", now + 3600);
        claims.put("realm_id", realm.name());
        claims.put("request_id", "bench");
        claims.put("op", "GRANT_ROLE");
        claims.put("source_id", person);
        claims.put("target_id", role);
        claims.put("closure_hash", closureHash(role));
        claims.put("requester", Crowd.id(realm.name(), "u", 99));
        claims.put("beneficiary", person);
        claims.put(
                "approvals",
                List.of(Map.of("approver", Crowd.id(realm.name(), "u", 98), "at", "2026-01-01T00:00:00Z", "acr", "1")));
        claims.put("policy_version", "1");
        claims.put("valid_from", null);
        claims.put("valid_until", null);
        claims.put("reason", "bench");
        return claims;
    }

    /** Of a role that gives nothing else. */
    private static String closureHash(String id) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
