package io.gatehouse.app.platform.settings;

import java.net.URI;
import java.time.ZoneId;

/**
 * What is neither Keycloak's nor the database's.
 *
 * @param baseUrl the address under which browsers reach the app, without trailing slash
 * @param zone the company's time zone, for people whose own is not known
 * @param demo shows the demo banner
 * @param demoClock lets the offset row move the app's clock; never in production
 */
public record GatehouseSettings(URI baseUrl, ZoneId zone, boolean demo, boolean demoClock) {

    /** Cookies are marked Secure, and may carry the {@code __Host-} prefix, only then. */
    public boolean https() {
        return "https".equals(baseUrl.getScheme());
    }
}
