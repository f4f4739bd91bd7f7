package io.gatehouse.extension.guard;

import org.keycloak.storage.datastore.DefaultDatastoreProviderFactory;

/** Keycloak's own datastore once more, with the higher order: the guard is not asked. Packed into a jar by a test. */
public final class RivalDatastore extends DefaultDatastoreProviderFactory {
    @Override
    public int order() {
        return 200;
    }
}
