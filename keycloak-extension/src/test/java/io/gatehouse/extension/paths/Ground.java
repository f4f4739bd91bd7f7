package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A realm on one of the two servers, with everybody who acts; the same on both but for the gate. */
final class Ground {

    private static final long WINDOW_SECONDS = 900;

    private final GovernedRealm realm;
    private final boolean gated;
    private final Callers callers;
    private final Seen seen;
    private final RowsOf rows;
    private final OnDemand onDemand = new OnDemand(this);

    private Ground(GovernedRealm realm, boolean gated) {
        this.realm = realm;
        this.gated = gated;
        this.callers = new Callers(realm);
        this.seen = new Seen(realm.realm());
        this.rows = new RowsOf(realm.realm().stack());
    }

    /** Those who act get their rights here, before the gate enforces: the highest tier cannot be approved. */
    static Ground lay(GovernedRealm realm, boolean gated, Set<Rights> rights) {
        Ground ground = new Ground(realm, gated);
        // thousands of sign-ins: what a password costs to check is not the matter here
        realm.admin()
                .put(
                        realm.path(""),
                        Map.of(
                                "passwordPolicy",
                                "hashAlgorithm(pbkdf2-sha256) and hashIterations(1)",
                                "adminPermissionsEnabled",
                                rights.stream().anyMatch(r -> !r.type().isEmpty())))
                .expect(204);
        ground.seen.prepare();
        ground.callers.create(rights);
        return ground;
    }

    GovernedRealm realm() {
        return realm;
    }

    LocalStack stack() {
        return realm.realm().stack();
    }

    boolean isGated() {
        return gated;
    }

    Seen seen() {
        return seen;
    }

    RowsOf rows() {
        return rows;
    }

    AdminClient admin() {
        return realm.admin();
    }

    String path(String rest) {
        return realm.path(rest);
    }

    LivePerson person() {
        return realm.person();
    }

    /** Of a person who has come into being meanwhile. */
    String accountId(String username) {
        return admin().get(path("/users?exact=true&username=" + username))
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
    }

    Caller caller(Actor actor, Rights rights) {
        return callers.of(actor, rights);
    }

    /** What only some cells need. */
    OnDemand onDemand() {
        return onDemand;
    }

    /** A name that nothing else has. */
    static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** A role of the realm that is governed from the beginning. */
    Prize prize() {
        Prize prize = ungoverned();
        govern(prize);
        return prize;
    }

    /** One whose tier comes later, with {@link #govern(Prize)}: what leads to it until then is known to the ledger. */
    Prize ungoverned() {
        String name = fresh("secret");
        return prize(realm.realm().role(name), name, "");
    }

    /** A role of the client {@code shop}. */
    Prize clientPrize() {
        String name = fresh("secret");
        String shop = realm.shop();
        admin().post(path("/clients/" + shop + "/roles"), Map.of("name", name)).expect(201);
        JsonNode role = admin().get(path("/clients/" + shop + "/roles/" + name)).json();
        Prize prize = prize(role.path("id").asString(), name, shop);
        govern(prize);
        return prize;
    }

    private Prize prize(String id, String name, String client) {
        String groupName = fresh("carrier");
        Prize prize = new Prize(id, name, client, realm.realm().group(groupName), groupName);
        admin().post(path("/groups/" + prize.group() + "/role-mappings/" + prize.mappings()), List.of(prize.asRole()))
                .expect(204);
        return prize;
    }

    void govern(Prize prize) {
        govern(prize.client().isEmpty() ? "REALM_ROLE" : "CLIENT_ROLE", prize.id());
    }

    /** T1, on the server that knows tiers. */
    void govern(String kind, String id) {
        if (gated) {
            realm.classify(kind, id, "T1").expect(200);
        }
    }

    /** Gives it rightfully. */
    void give(LivePerson person, Prize prize) {
        if (gated) {
            approve("GRANT_ROLE", person.id(), prize.id()).expect(200);
        } else {
            admin().post(path("/users/" + person.id() + "/role-mappings/" + prize.mappings()), List.of(prize.asRole()))
                    .expect(204);
        }
    }

    /** @param more what comes with the target */
    Answer approve(String operation, String source, String target, String... more) {
        List<String> closure = new java.util.ArrayList<>(List.of(more));
        closure.add(target);
        return realm.approval(operation, source, target)
                .with("closure_hash", ApprovalDraft.closureHash(closure.toArray(String[]::new)))
                .submit();
    }

    /**
     * Opens a permit window for the caller.
     *
     * @param target {@code *} for full scope
     */
    Answer permit(Caller caller, String object, String target) {
        return realm.approval("PERMIT", object, target)
                .with("beneficiary", caller.account().id())
                .with(
                        "valid_until",
                        realm.realm().now().plusSeconds(WINDOW_SECONDS).toString())
                .submit();
    }

    /** Has the sweep reported something that names this? */
    boolean drift(String name) {
        return realm.events("drift.found").stream()
                .anyMatch(event -> event.path("data").path("edges").toString().contains(name));
    }

    /** What the gate has recorded of a change that names this. */
    Trace trace(String name) {
        return realm.events("change.captured").stream()
                .map(event -> event.path("data"))
                .filter(data -> data.path("edges").toString().contains(name))
                .map(data -> data.has("leftOut") ? Trace.LEFT_OUT : Trace.CAPTURED)
                .findFirst()
                .orElse(Trace.NONE);
    }
}
