package io.gatehouse.app.home;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;

/**
 * What somebody for whom nothing waits may want to do.
 *
 * @param href a page that this person may open
 * @param label message key
 */
record NextStep(String href, String label) {

    static NextStep of(Actor actor) {
        if (actor.has(AppRole.HR)) {
            return new NextStep("/departures", "home.next.departures");
        }
        if (actor.has(AppRole.AUDITOR)) {
            return new NextStep("/audit", "home.next.audit");
        }
        if (actor.has(AppRole.CAMPAIGN_OWNER)) {
            return new NextStep("/reviews", "home.next.reviews");
        }
        if (actor.has(AppRole.ADMINISTRATOR)) {
            return new NextStep("/fulfillment", "home.next.fulfillment");
        }
        return new NextStep("/changes/new", "home.next.ask");
    }
}
