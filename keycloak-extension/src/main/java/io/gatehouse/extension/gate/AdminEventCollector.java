package io.gatehouse.extension.gate;

import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;

/**
 * Every admin event enlists the verdict. It is a trigger, never the truth: type, path and representation come from the caller.
 * It also tells of composites taken out, which Keycloak deletes in bulk without any other sign. Throwing here would be useless:
 * Keycloak swallows it.
 */
final class AdminEventCollector implements EventListenerProvider {

    private final KeycloakSession session;

    AdminEventCollector(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(Event event) {
        // what a person does at the login page reaches us through the rows
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        Touched touched = Touched.by(session);
        if (mayTakeOutComposites(event.getResourceType())) {
            touched.changedGraphs.add(event.getRealmId());
        }
    }

    private static boolean mayTakeOutComposites(ResourceType type) {
        return type == ResourceType.REALM_ROLE || type == ResourceType.CLIENT_ROLE;
    }

    @Override
    public void close() {
        // nothing held
    }
}
