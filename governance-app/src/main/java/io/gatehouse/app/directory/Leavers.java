package io.gatehouse.app.directory;

import java.time.Instant;
import java.util.Set;

/**
 * Who is known to be leaving. Implemented by {@code departure}. The copy of Keycloak knows more ends of access than anybody may be
 * told of: whoever shows something because somebody leaves asks here.
 */
@FunctionalInterface
public interface Leavers {

    /** Accounts whose access ends until then, or has ended, as far as everybody may know it. */
    Set<String> openlyLeavingBy(Instant end);
}
