package io.gatehouse.app.platform.web;

import io.gatehouse.app.platform.security.SignedIn;
import java.time.DateTimeException;
import java.time.ZoneId;

/** The zone of whoever looks: the claim {@code zoneinfo} of their account, else the company's. */
final class ViewerZone {
    private ViewerZone() {}

    static ZoneId or(ZoneId company) {
        return SignedIn.claim("zoneinfo").map(id -> zoneOr(id, company)).orElse(company);
    }

    private static ZoneId zoneOr(String id, ZoneId company) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            return company; // an attribute of the account that is no zone is no reason to show nothing
        }
    }
}
