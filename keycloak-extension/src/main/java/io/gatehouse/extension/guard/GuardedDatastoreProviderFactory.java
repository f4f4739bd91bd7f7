package io.gatehouse.extension.guard;

import io.gatehouse.extension.leaver.LeaverClockwork;
import io.gatehouse.extension.storage.Clockwork;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserModel.UserPreRemovedEvent;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.storage.DatastoreProvider;
import org.keycloak.storage.datastore.DefaultDatastoreProviderFactory;

/**
 * Takes the place of Keycloak's own datastore (same id {@code legacy}, higher order), so that whatever asks the session for
 * its users gets guarded ones: sign-in, refresh, introspection, userinfo, admin API. Also starts and stops the clockwork of
 * the leaver register, because this provider is there in every mode and cannot be taken out of a realm.
 *
 * @see DefaultDatastoreProviderFactory
 */
public final class GuardedDatastoreProviderFactory extends DefaultDatastoreProviderFactory {
    private @Nullable LeaverClockwork clockwork;
    private @Nullable Clockwork grants;

    @Override
    public DatastoreProvider create(KeycloakSession session) {
        return new GuardedDatastoreProvider(this, session);
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public void onEvent(ProviderEvent event) {
        super.onEvent(event);
        if (event instanceof PostMigrationEvent migrated) {
            clockwork = LeaverClockwork.start(migrated.getFactory());
            KeycloakSessionFactory factory = migrated.getFactory();
            grants = Clockwork.every(
                    Duration.ofSeconds(1),
                    "gatehouse-grants",
                    "looking for changes of the realms",
                    () -> GrantWatch.node().refresh(factory));
        } else if (event instanceof UserPreRemovedEvent removal) {
            DepartedVeto.ofRemoval(removal.getKeycloakSession(), removal.getUser());
        }
    }

    @Override
    public void close() {
        if (clockwork != null) {
            clockwork.close();
        }
        if (grants != null) {
            grants.close();
        }
        super.close();
    }
}
