package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.Answer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** To act as somebody who has the privilege, instead of having it: E28–E35. The actors here have permissions, no role of the highest tier. */
final class CredentialPaths {

    private static final String OWN = "everybody may do this to the own account";
    private static final String COVERS =
            "the actor covers the target: whoever has a role of the highest tier may do this";
    private static final String KNOWN_TO_ATTACKER = "Attackers-pass-1";

    private CredentialPaths() {}

    static List<GatePath> all() {
        return List.of(
                path("E28", "the password of a privileged person set by somebody else")
                        .tries(CredentialPaths::password),
                path("E29", "the second factor of a privileged person deleted by somebody else")
                        .tries(CredentialPaths::secondFactor),
                path("E30a", "the e-mail address of a privileged person changed by somebody else")
                        .tries(scene -> changed(scene, "email")),
                path("E30b", "the username of a privileged person changed by somebody else")
                        .tries(scene -> changed(scene, "username")),
                path("E31", "an account of an identity provider linked to a privileged person")
                        .tries(CredentialPaths::linked),
                path("E32", "a link for a new password mailed after the address was changed")
                        .tries(CredentialPaths::mailed),
                path("E33", "a privileged person impersonated").tries(CredentialPaths::impersonated),
                GatePath.of("E34", "a token exchanged for one of a privileged person")
                        .heldBy("L3")
                        .only("any account can try it; rights make no difference", Actor.SELF)
                        .tries(CredentialPaths::exchanged),
                GatePath.of("E35", "the own second factor deleted after a sign-in without it")
                        .heldBy("L1")
                        .only("it is about the own account", Actor.SELF)
                        .givesNothing("needs a sign-in flow with levels, which this run does not have"));
    }

    private static GatePath path(String id, String words) {
        return GatePath.of(id, words)
                .by(Rights.permission("Users", "view", "manage", "reset-password", "impersonate"))
                .approvedBy("PERMIT")
                .never(Actor.SELF, OWN)
                .never(Actor.REALM_ADMIN, COVERS);
    }

    private record Victim(LivePerson person, Prize prize) {
        static Victim of(Scene scene) {
            Prize prize = scene.ground().prize();
            LivePerson person = scene.ground().person();
            scene.ground().give(person, prize);
            return new Victim(person, prize);
        }

        String path(String rest) {
            return "/users/" + person.id() + rest;
        }
    }

    private static Attempt password(Scene scene) {
        Victim victim = Victim.of(scene);
        return Attempt.of(
                        () -> scene.put(
                                victim.path("/reset-password"),
                                Map.of("type", "password", "value", KNOWN_TO_ATTACKER, "temporary", false)),
                        signedIn(
                                scene,
                                victim,
                                KNOWN_TO_ATTACKER,
                                "select count(*) from credential where user_id = ? and type = 'password' and created_date >"
                                        + " (select created_timestamp + 1000 from user_entity u where u.id = user_id)"))
                .permitted(scene, victim.person().id(), "act:credential");
    }

    /** The attacker knows the password, and is kept out by the second factor only. */
    private static Attempt secondFactor(Scene scene) {
        Ground ground = scene.ground();
        Prize prize = ground.prize();
        String name = Ground.fresh("two");
        Map<String, Object> account = new LinkedHashMap<>(MemberPaths.account(name));
        account.put(
                "credentials",
                List.of(
                        Map.of("type", "password", "value", LiveRealm.PASSWORD, "temporary", false),
                        Map.of(
                                "type", "otp",
                                "secretData", "{\"value\":\"abcdefghijklmnopqrst\"}",
                                "credentialData",
                                        "{\"subType\":\"totp\",\"digits\":6,\"counter\":0,\"period\":30,\"algorithm\":\"HmacSHA1\"}")));
        String id =
                scene.admin().post(scene.path("/users"), account).expect(201).createdId();
        Victim victim = new Victim(new LivePerson(ground.realm().realm(), id, name), prize);
        ground.give(victim.person(), prize);
        String factor = "";
        for (var credential : scene.admin()
                .get(scene.path(victim.path("/credentials")))
                .expect(200)
                .json()) {
            factor = credential.path("type").asString().equals("otp")
                    ? credential.path("id").asString()
                    : factor;
        }
        String delete = victim.path("/credentials/" + factor);
        return Attempt.of(
                        () -> scene.delete(delete),
                        signedIn(
                                scene,
                                victim,
                                LiveRealm.PASSWORD,
                                "select 1 - count(*) from credential where user_id = ? and type = 'otp'"))
                .permitted(scene, victim.person().id(), "act:credential");
    }

    /** Who signs in is the attacker, with what the act has given. */
    private static Look signedIn(Scene scene, Victim victim, String password, String rows) {
        Seen seen = scene.ground().seen();
        return () -> new Evidence(
                seen.ofTokens(
                        seen.signIn(victim.person().username(), password, "portal", "openid"),
                        victim.prize().name()),
                scene.ground().rows().count(rows, victim.person().id()));
    }

    private static Attempt changed(Scene scene, String property) {
        scene.admin().put(scene.path(""), Map.of("editUsernameAllowed", true)).expect(204);
        Victim victim = Victim.of(scene);
        String value = property.equals("email") ? Ground.fresh("attacker") + "@example.org" : Ground.fresh("attacker");
        ObjectNode account = (ObjectNode) victim.person().account();
        account.put(property, value);
        String username = property.equals("email") ? victim.person().username() : value;
        return Attempt.of(
                        () -> scene.put(victim.path(""), account),
                        () -> new Evidence(
                                scene.ground().seen().of(username, value, "portal", "openid"),
                                scene.ground()
                                        .rows()
                                        .count("select count(*) from user_entity where ? in (email, username)", value)))
                .permitted(scene, victim.person().id(), "act:address");
    }

    private static Attempt linked(Scene scene) {
        Victim victim = Victim.of(scene);
        Broker broker = scene.ground().onDemand().broker();
        // each time another one: a sign-in that is not linked gives the attacker an account of their own
        LivePerson[] attacker = {null};
        Supplier<Answer> act = () -> {
            attacker[0] = broker.arrival();
            return scene.post(
                    victim.path("/federated-identity/" + Broker.ALIAS),
                    Map.of("userId", attacker[0].id(), "userName", attacker[0].username()));
        };
        return Attempt.of(
                        act,
                        () -> new Evidence(
                                attacker[0] == null
                                        ? java.util.Set.of()
                                        : broker.signIn(
                                                attacker[0], victim.prize().name()),
                                scene.ground()
                                        .rows()
                                        .count(
                                                "select count(*) from federated_identity where user_id = ?",
                                                victim.person().id())))
                .permitted(scene, victim.person().id(), "act:identity");
    }

    private static Attempt mailed(Scene scene) {
        scene.ground().onDemand().mails();
        Victim victim = Victim.of(scene);
        String address = Ground.fresh("attacker") + "@example.org";
        ObjectNode account = (ObjectNode) victim.person().account();
        account.put("email", address);
        Supplier<Answer> act = Attempt.inTurn(
                () -> scene.put(victim.path(""), account),
                () -> scene.put(victim.path("/execute-actions-email"), List.of("UPDATE_PASSWORD")));
        return Attempt.of(
                        act,
                        () -> new Evidence(
                                scene.ground().stack().mail().mails().stream()
                                                .anyMatch(mail -> mail.to().contains(address))
                                        ? java.util.Set.of("a mail with the link")
                                        : java.util.Set.of(),
                                scene.ground()
                                        .rows()
                                        .count("select count(*) from user_entity where email = ?", address)))
                .permitted(scene, victim.person().id(), "act:address");
    }

    private static Attempt impersonated(Scene scene) {
        Victim victim = Victim.of(scene);
        return Attempt.of(
                        () -> scene.caller()
                                .client()
                                .send("POST", scene.path(victim.path("/impersonation")), null, null),
                        () -> new Evidence(
                                victim.person().sessions() > 0
                                        ? java.util.Set.of("a session as that person")
                                        : java.util.Set.of(),
                                scene.ground()
                                        .rows()
                                        .count(
                                                "select count(*) from offline_user_session where user_id = ?",
                                                victim.person().id())))
                .permitted(scene, victim.person().id(), "act:impersonation");
    }

    private static Attempt exchanged(Scene scene) {
        Victim victim = Victim.of(scene);
        Seen seen = scene.ground().seen();
        Answer[] last = {seen.signIn(scene.gains().username(), "wrong", "portal", "openid")};
        String own = seen.signIn(scene.gains().username(), LiveRealm.PASSWORD, "portal", "openid")
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        Supplier<Answer> act = () -> {
            last[0] = seen.anonymous()
                    .form(
                            seen.openid("token"),
                            Map.of(
                                    "grant_type",
                                    "urn:ietf:params:oauth:grant-type:token-exchange",
                                    "client_id",
                                    "api",
                                    "client_secret",
                                    LiveRealm.API_SECRET,
                                    "subject_token",
                                    own,
                                    "subject_token_type",
                                    "urn:ietf:params:oauth:token-type:access_token",
                                    "requested_subject",
                                    victim.person().username()));
            return last[0];
        };
        return Attempt.of(
                act, () -> new Evidence(seen.ofTokens(last[0], victim.prize().name()), 0));
    }
}
