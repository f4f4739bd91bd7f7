package io.gatehouse.extension.live;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.KeycloakServer;
import io.gatehouse.stack.LocalStack;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * A {@link LiveRealm} whose gate enforces: {@code plain} and {@code held} are ordinary roles, {@code secret} is T1,
 * {@code shop/refunds} is T2, {@code crown} is T0; group {@code privileged} holds {@code secret}, {@code staff} holds nothing.
 */
public final class GovernedRealm {

    private final LiveRealm realm;
    private final LivePerson approver;
    private final LivePerson requester;

    private GovernedRealm(LiveRealm realm, LivePerson approver, LivePerson requester) {
        this.realm = realm;
        this.approver = approver;
        this.requester = requester;
    }

    /** The same realm, asked at another of the servers that share its database. */
    public GovernedRealm at(KeycloakServer other) {
        return new GovernedRealm(realm.at(other), approver.at(other), requester.at(other));
    }

    /** Creates it, in {@code ENFORCE}. */
    public static GovernedRealm create(LocalStack stack, String prefix) {
        GovernedRealm governed = observing(stack, prefix);
        governed.mode("ENFORCE").expect(200);
        return governed;
    }

    /** Creates it, in {@code OBSERVE}. */
    public static GovernedRealm observing(LocalStack stack, String prefix) {
        GovernedRealm governed = stock(stack, prefix);
        governed.classify("REALM_ROLE", governed.roleId("secret"), "T1").expect(200);
        governed.classify("REALM_ROLE", governed.roleId("crown"), "T0").expect(200);
        governed.classify("CLIENT_ROLE", governed.refunds().path("id").asString(), "T2")
                .expect(200);
        return governed;
    }

    /** The same roles, groups and clients on a server that may be without the extension: nothing is classified. */
    public static GovernedRealm stock(LocalStack stack, String prefix) {
        LiveRealm realm = LiveRealm.create(stack, prefix);
        GovernedRealm governed = new GovernedRealm(realm, realm.person("approver"), realm.person("requester"));
        List.of("secret", "crown", "plain", "held").forEach(realm::role);
        String client = realm.admin()
                .post(realm.path("/clients"), Map.of("clientId", "shop", "publicClient", true))
                .expect(201)
                .createdId();
        realm.admin()
                .post(realm.path("/clients/" + client + "/roles"), Map.of("name", "refunds"))
                .expect(201);
        realm.group("staff");
        String privileged = realm.group("privileged");
        realm.admin()
                .post(realm.path("/groups/" + privileged + "/role-mappings/realm"), List.of(governed.roleOf("secret")))
                .expect(204);
        return governed;
    }

    /** Gives an entitlement or a client its tier. */
    public Answer classify(String kind, String id, String tier) {
        return admin().put(
                        realm.gatehouse("/classification"),
                        Map.of("entries", List.of(Map.of("kind", kind, "id", id, "tier", tier))));
    }

    public LiveRealm realm() {
        return realm;
    }

    public AdminClient admin() {
        return realm.admin();
    }

    public String path(String rest) {
        return realm.path(rest);
    }

    /** A person who may approve. */
    public LivePerson approver() {
        return approver;
    }

    /** A person who asks. */
    public LivePerson requester() {
        return requester;
    }

    /** A new person with a random name. */
    public LivePerson person() {
        return realm.person("p-" + UUID.randomUUID().toString().substring(0, 8));
    }

    public Answer mode(String mode) {
        return admin().put(realm.gatehouse("/mode"), Map.of("mode", mode, "reason", "test"));
    }

    /** Another administrator of the server: lowering a mode takes two. */
    public AdminClient anotherAdministrator() {
        return admin().anotherAdministrator("second-" + realm.name(), LiveRealm.PASSWORD);
    }

    /** Keycloak's id of the realm. */
    public String realmId() {
        return admin().get(path("")).expect(200).json().path("id").asString();
    }

    /** A realm role as Keycloak represents it. */
    public JsonNode roleOf(String name) {
        return admin().get(path("/roles/" + name)).expect(200).json();
    }

    public String roleId(String name) {
        return roleOf(name).path("id").asString();
    }

    public String groupId(String name) {
        return admin().get(path("/groups?exact=true&search=" + name))
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
    }

    /** Internal id of the client {@code shop}. */
    public String shop() {
        return admin().get(path("/clients?clientId=shop"))
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
    }

    /** The client role {@code shop/refunds}. */
    public JsonNode refunds() {
        return admin().get(path("/clients/" + shop() + "/roles/refunds"))
                .expect(200)
                .json();
    }

    /** The roles of the realm in a fresh access token of that person. */
    public List<String> freshRoles(LivePerson person) {
        String token =
                person.signIn("openid").expect(200).json().path("access_token").asString();
        JsonNode claims = Tokens.claims(token);
        return texts(claims.path("realm_access").path("roles"));
    }

    /** The roles of {@code shop} in a fresh access token of that person. */
    public List<String> freshShopRoles(LivePerson person) {
        String token =
                person.signIn("openid").expect(200).json().path("access_token").asString();
        return texts(Tokens.claims(token).path("resource_access").path("shop").path("roles"));
    }

    /** Submits an approval. */
    public Answer submit(String jws) {
        return realm.app().send("POST", realm.gatehouse("/approvals"), "application/jose", jws);
    }

    /** The start of an approval; the rest has good defaults. */
    public ApprovalDraft approval(String op, String source, String target) {
        return new ApprovalDraft(this, op, source, target);
    }

    /** Orders a revocation, decided by the approver. */
    public Answer revoke(LivePerson person, String entitlement, String orderId) {
        return realm.app()
                .post(
                        realm.gatehouse("/revocations"),
                        Map.of(
                                "orderId",
                                orderId,
                                "subjectId",
                                person.id(),
                                "entitlementId",
                                entitlement,
                                "reason",
                                "no longer needed",
                                "actorId",
                                approver.id()));
    }

    /** Events of the outbox of that type, oldest first. */
    public List<JsonNode> events(String type) {
        JsonNode events = realm.app()
                .get(realm.gatehouse("/outbox?limit=1000"))
                .expect(200)
                .json()
                .path("events");
        return StreamSupport.stream(events.spliterator(), false)
                .filter(event -> event.path("type").asString().equals(type))
                .toList();
    }

    /** Ledger entries of an edge, live ones first. */
    public List<JsonNode> ledger(String source, String target) {
        JsonNode entries = admin().get(realm.gatehouse("/ledger?subject=" + source + "&entitlement=" + target))
                .expect(200)
                .json();
        return StreamSupport.stream(entries.spliterator(), false).toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
