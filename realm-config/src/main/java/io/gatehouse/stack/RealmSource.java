package io.gatehouse.stack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes realm files for Keycloak's import at start; a realm that exists already is skipped by Keycloak. */
@FunctionalInterface
public interface RealmSource {

    /** @param variables see {@link LocalStack#realmVariables()} */
    void write(Path importFolder, Map<String, String> variables) throws IOException;
}
