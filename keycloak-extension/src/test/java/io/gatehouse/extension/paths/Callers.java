package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.HelpDesk;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Those who act, by what they may do in Keycloak. */
final class Callers {

    private static final String ROBOT_SECRET = "robot-secret-of-a-test";
    private static final Rights EVERYTHING = Rights.roles("realm-admin");

    private final GovernedRealm realm;
    private final Map<String, LivePerson> accounts = new HashMap<>();

    Callers(GovernedRealm realm) {
        this.realm = realm;
    }

    void create(Set<Rights> rights) {
        person(Actor.REALM_ADMIN, EVERYTHING);
        for (Rights each : rights) {
            person(Actor.SELF, each);
            person(Actor.DELEGATED, each);
            robot(each);
            if (!each.type().isEmpty()) {
                permit(each);
            }
        }
    }

    private void person(Actor actor, Rights rights) {
        LivePerson person = realm.person();
        allow(person, rights);
        accounts.put(key(actor, rights), person);
    }

    private void robot(Rights rights) {
        LivePerson robot =
                Robot.create(realm, Ground.fresh("robot"), ROBOT_SECRET).account();
        allow(robot, rights);
        accounts.put(key(Actor.SERVICE_ACCOUNT, rights), robot);
    }

    private static void allow(LivePerson account, Rights rights) {
        rights.roles()
                .forEach(role ->
                        account.grantClientRole("realm-management", role).expect(204));
    }

    private void permit(Rights rights) {
        List<String> ids = Stream.of(Actor.SELF, Actor.DELEGATED, Actor.SERVICE_ACCOUNT)
                .map(actor -> account(actor, rights).id())
                .toList();
        HelpDesk.permit(realm, rights.type(), rights.scopes(), ids);
    }

    Caller of(Actor actor, Rights rights) {
        return switch (actor) {
            case SELF, DELEGATED -> signedIn(actor, rights);
            case REALM_ADMIN -> signedIn(actor, EVERYTHING);
            case SERVICE_ACCOUNT -> robotOf(rights);
            // whatever sets it going does not act in their name
            case WORKFLOW, NOBODY -> new Caller(actor, realm.admin(), realm.approver());
        };
    }

    private Caller signedIn(Actor actor, Rights rights) {
        LivePerson person = account(actor, rights);
        AdminClient client = HelpDesk.as(person);
        return new Caller(actor, client, person);
    }

    private Caller robotOf(Rights rights) {
        LivePerson robot = account(Actor.SERVICE_ACCOUNT, rights);
        AdminClient anonymous =
                AdminClient.anonymous(realm.realm().stack().keycloak().url());
        String token = anonymous
                .form(
                        "/realms/" + realm.realm().name() + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "client_credentials",
                                "client_id",
                                robot.username(),
                                "client_secret",
                                ROBOT_SECRET))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        return new Caller(Actor.SERVICE_ACCOUNT, anonymous.as(token), robot);
    }

    private LivePerson account(Actor actor, Rights rights) {
        LivePerson account = accounts.get(key(actor, rights));
        if (account == null) {
            throw new IllegalStateException("nobody was made for " + key(actor, rights));
        }
        return account;
    }

    private static String key(Actor actor, Rights rights) {
        return actor + " " + rights;
    }
}
