package io.gatehouse.extension.gate;

import io.gatehouse.extension.acts.Act;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
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
        // what a person does at the login page reaches us through the rows; a session in another's name has none of its
        // own
        if (event.getType() == EventType.IMPERSONATE && event.getUserId() != null) {
            Touched.by(session).acts.add(new Act(Act.Kind.IMPERSONATION, event.getUserId()));
        }
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
