package io.gatehouse.app.home;

import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A person whom somebody found, with what that somebody may do about them.
 *
 * @param links pages that open for the actor
 */
record FoundPerson(Person person, List<Link> links) {

    FoundPerson {
        links = List.copyOf(links);
    }

    /** @param label message key */
    record Link(String href, String label) {}

    /** Everybody for people whose work concerns everybody; else one's own line, downwards, and oneself. */
    static boolean everybody(Actor actor) {
        return actor.has(AppRole.HR)
                || actor.has(AppRole.AUDITOR)
                || actor.has(AppRole.APPROVER)
                || actor.has(AppRole.ADMINISTRATOR);
    }

    static FoundPerson of(Actor actor, Person person) {
        List<Link> links = new ArrayList<>();
        boolean own = person.id().equals(actor.id());
        String name = URLEncoder.encode(person.username(), StandardCharsets.UTF_8);
        links.add(new Link("/changes?view=ALL&q=" + name, "home.found.changes"));
        if (own
                || actor.id().equals(person.managerId())
                || actor.has(AppRole.APPROVER)
                || actor.has(AppRole.ADMINISTRATOR)) {
            links.add(new Link("/changes/new?source=" + person.id(), "home.found.ask"));
        }
        if (actor.has(AppRole.HR) && !own) {
            links.add(new Link("/departures/new?person=" + person.id(), "home.found.departure"));
        }
        if (actor.has(AppRole.AUDITOR)) {
            links.add(new Link("/audit?person=" + person.id(), "home.found.audit"));
        }
        return new FoundPerson(person, links);
    }
}
