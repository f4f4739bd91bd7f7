package io.gatehouse.extension.paths;

import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;

/**
 * One cell on one server: the ground, who acts, and who would gain.
 *
 * @param gains the caller itself when the act is on oneself, else a new person
 */
record Scene(Ground ground, Caller caller, LivePerson gains) {

    static Scene of(Ground ground, Rights rights, Actor actor) {
        Caller caller = ground.caller(actor, rights);
        return new Scene(ground, caller, actor == Actor.SELF ? caller.account() : ground.person());
    }

    String path(String rest) {
        return ground.path(rest);
    }

    /** Whoever prepares: the master realm's administrator. */
    AdminClient admin() {
        return ground.admin();
    }

    Answer post(String rest, Object body) {
        return caller.client().post(path(rest), body);
    }

    Answer put(String rest, Object body) {
        return caller.client().put(path(rest), body);
    }

    Answer put(String rest) {
        return caller.client().send("PUT", path(rest), null, null);
    }

    Answer delete(String rest) {
        return caller.client().delete(path(rest));
    }

    /** Looks at who would gain, signed in at the portal. */
    Look looks(Prize prize) {
        return looks(gains.username(), prize);
    }

    /** Looks at another person by name, who need not exist yet. */
    Look looks(String username, Prize prize) {
        return () -> new Evidence(
                ground.seen().of(username, prize.name(), "portal", "openid"),
                ground.rows().bearing(prize.id(), prize.group(), prize.name()));
    }
}
