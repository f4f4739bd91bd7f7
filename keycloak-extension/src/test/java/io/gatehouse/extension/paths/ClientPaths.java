package io.gatehouse.extension.paths;

import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SigningKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/** To act as a client that has the privilege: E36–E41, E43, E67. */
final class ClientPaths {

    private static final String NO_PERSON = "a person is no client";
    private static final String COVERS =
            "the actor covers the target: whoever has a role of the highest tier may do this";
    private static final String EVIL = "https://attacker.example.org/";

    private ClientPaths() {}

    static List<GatePath> all() {
        return List.of(
                path("E36a", "the secret of a privileged client read")
                        .approvedBy("PERMIT")
                        .tries(scene -> secret(
                                scene, vault -> scene.caller().client().get(scene.path(vault.path("/client-secret"))))),
                path("E36b", "a privileged client given a new secret")
                        .approvedBy("PERMIT")
                        .tries(scene -> secret(
                                scene,
                                vault -> scene.caller()
                                        .client()
                                        .send("POST", scene.path(vault.path("/client-secret")), null, null))),
                path("E37", "a service account switched on for a client")
                        .givesNothing("a new service account has no role; giving it one is E01")
                        .tries(ClientPaths::serviceAccount),
                path("E38", "an address of the attacker's added to a privileged client")
                        .approvedBy("PERMIT")
                        .tries(ClientPaths::redirect),
                path("E39", "a registration token of a privileged client taken out")
                        .approvedBy("PERMIT")
                        .tries(ClientPaths::registrationToken),
                path("E40", "an initial access token taken out and a client with full scope registered by it")
                        .approvedBy("PERMIT")
                        .tries(ClientPaths::initialAccess),
                path("E41", "a privileged client given the attacker's key")
                        .approvedBy("PERMIT")
                        .tries(ClientPaths::key),
                path("E43a", "a flow without password bound to a client")
                        .approvedBy("PERMIT")
                        .tries(ClientPaths::flow),
                GatePath.of("E67a", "a role of Gatehouse itself given to a person")
                        .approvedBy("GRANT_ROLE")
                        .tries(OwnWay::approver),
                path("E67b", "Gatehouse's own client given the attacker's key").tries(OwnWay::key));
    }

    private static GatePath path(String id, String words) {
        return GatePath.of(id, words)
                .by(Rights.permission("Clients", "view", "manage"))
                .never(Actor.SELF, NO_PERSON)
                .never(Actor.REALM_ADMIN, COVERS);
    }

    private static Attempt secret(Scene scene, Function<Vault, Answer> act) {
        Vault vault = Vault.create(scene);
        String[] found = {"not-known"};
        return Attempt.of(
                        () -> {
                            Answer answer = act.apply(vault);
                            found[0] = answer.status() == 200
                                    ? answer.json().path("value").asString("")
                                    : found[0];
                            return answer;
                        },
                        () -> new Evidence(vault.bySecret(found[0]), 0))
                .permitted(scene, vault.id(), "act:secret");
    }

    private static Attempt serviceAccount(Scene scene) {
        Prize prize = scene.ground().prize();
        String clientId = Ground.fresh("vault");
        String id = scene.admin()
                .post(
                        scene.path("/clients"),
                        Map.of("clientId", clientId, "secret", Vault.SECRET, "publicClient", false))
                .expect(201)
                .createdId();
        Vault vault = new Vault(scene, id, clientId, prize);
        return Attempt.of(
                () -> scene.put(vault.path(""), Map.of("id", id, "clientId", clientId, "serviceAccountsEnabled", true)),
                () -> new Evidence(vault.bySecret(Vault.SECRET), 0));
    }

    /** The answer of the sign-in page to the attacker's address: a code would be sent there. */
    private static Attempt redirect(Scene scene) {
        App app = App.create(scene, true);
        scene.ground().govern("CLIENT", app.id());
        Seen seen = scene.ground().seen();
        return Attempt.of(
                        () -> scene.put(
                                "/clients/" + app.id(),
                                Map.of(
                                        "id", app.id(),
                                        "clientId", app.clientId(),
                                        "standardFlowEnabled", true,
                                        "redirectUris", List.of(EVIL + "*"))),
                        () -> new Evidence(
                                seen.anonymous()
                                                        .get(seen.openid("auth")
                                                                + "?response_type=code&scope=openid&client_id="
                                                                + app.clientId() + "&redirect_uri=" + EVIL + "in")
                                                        .status()
                                                == 200
                                        ? Set.of("the sign-in page")
                                        : Set.of(),
                                scene.ground()
                                        .rows()
                                        .count(
                                                "select count(*) from redirect_uris where client_id = ? and value like 'https://attacker%'",
                                                app.id())))
                .permitted(scene, app.id(), "act:redirect");
    }

    private static Attempt registrationToken(Scene scene) {
        Vault vault = Vault.create(scene);
        String[] token = {""};
        Seen seen = scene.ground().seen();
        return Attempt.of(
                        () -> {
                            Answer answer = scene.caller()
                                    .client()
                                    .send("POST", scene.path(vault.path("/registration-access-token")), null, null);
                            token[0] = answer.status() == 200
                                    ? answer.json()
                                            .path("registrationAccessToken")
                                            .asString("")
                                    : "";
                            return answer;
                        },
                        () -> {
                            if (token[0].isEmpty()) {
                                return new Evidence(Set.of(), 0);
                            }
                            Answer client = seen.anonymous()
                                    .as(token[0])
                                    .get("/realms/"
                                            + scene.ground().realm().realm().name() + "/clients-registrations/default/"
                                            + vault.clientId());
                            return new Evidence(
                                    vault.bySecret(
                                            client.status() == 200
                                                    ? client.json()
                                                            .path("secret")
                                                            .asString("")
                                                    : ""),
                                    0);
                        })
                .permitted(scene, vault.id(), "act:registration");
    }

    private static Attempt initialAccess(Scene scene) {
        Prize prize = scene.ground().prize();
        scene.ground().give(scene.gains(), prize);
        App app = App.named(scene);
        Map<String, Object> client = app.representation(true, List.of());
        client.remove("id");
        // mappers are more than a registration may ask for
        client.remove("protocolMappers");
        Supplier<Answer> act = () -> {
            Answer initial = scene.post("/clients-initial-access", Map.of("count", 1, "expiration", 600));
            return initial.status() >= 300
                    ? initial
                    : scene.ground()
                            .seen()
                            .anonymous()
                            .as(initial.json().path("token").asString())
                            .post(
                                    "/realms/" + scene.ground().realm().realm().name()
                                            + "/clients-registrations/default",
                                    client);
        };
        return app.attempt(prize, act).permitted(scene, scene.ground().realm().realmId(), "act:initial_access");
    }

    private static Attempt key(Scene scene) {
        Vault vault = Vault.create(scene);
        SigningKey attackers = scene.ground().stack().approvalKey();
        return Attempt.of(
                        () -> scene.put(vault.path(""), Vault.withKey(vault.id(), vault.clientId(), attackers)),
                        () -> new Evidence(vault.byKey(attackers), 0))
                .permitted(scene, vault.id(), "act:key");
    }

    /** Whoever knows a name signs in by it. */
    private static Attempt flow(Scene scene) {
        Prize prize = scene.ground().prize();
        scene.ground().give(scene.gains(), prize);
        App app = App.create(scene, true);
        scene.ground().govern("CLIENT", app.id());
        String flow = scene.ground().onDemand().flowWithoutPassword();
        Seen seen = scene.ground().seen();
        return Attempt.of(
                        () -> scene.put(
                                "/clients/" + app.id(),
                                Map.of(
                                        "id", app.id(),
                                        "clientId", app.clientId(),
                                        "authenticationFlowBindingOverrides", Map.of("direct_grant", flow))),
                        () -> new Evidence(
                                seen.ofTokens(
                                        seen.signIn(
                                                scene.gains().username(), "not the password", app.clientId(), "openid"),
                                        prize.name()),
                                scene.ground()
                                        .rows()
                                        .count(
                                                "select count(*) from client_auth_flow_bindings where client_id = ?",
                                                app.id())))
                .permitted(scene, app.id(), "act:flow");
    }
}
