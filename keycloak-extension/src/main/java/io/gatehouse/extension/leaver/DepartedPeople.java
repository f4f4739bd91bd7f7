package io.gatehouse.extension.leaver;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;

/** What the register says about many people at once, at one instant. */
public final class DepartedPeople {
    private final LeaverRegister register;
    private final String realmId;
    private final Instant now;

    /** As the register stands now. */
    public DepartedPeople(KeycloakSession session, String realmId) {
        this.register = new LeaverRegister(session);
        this.realmId = realmId;
        this.now = Moment.read(session).now();
    }

    /**
     * The realm that a departed person is of, by the register.
     *
     * @throws IllegalStateException when the register does not know the person
     */
    public static String realmOf(KeycloakSession session, String userId) {
        return new LeaverRegister(session)
                .realmOf(userId)
                .orElseThrow(() -> new IllegalStateException(userId + " is not in the leaver register"));
    }

    /** Gatehouse's clock when this was made. */
    public Instant now() {
        return now;
    }

    /**
     * The departures of these people that are not cancelled.
     *
     * @param end the first instant without access
     * @param departed whether it is reached
     */
    public record Leaving(Instant end, boolean departed) {}

    /** By account id; whoever is not leaving is not in it. */
    public Map<String, Leaving> of(List<String> userIds) {
        Map<String, Leaving> found = new HashMap<>();
        for (LeaverRow row : register.ofPeople(realmId, userIds)) {
            Departure departure = row.departure();
            found.put(row.userId, new Leaving(departure.accessEnd(), departure.departed(now)));
        }
        return found;
    }
}
