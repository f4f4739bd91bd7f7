package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.Jars;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.SharedStack;
import io.gatehouse.stack.StackFailure;
import io.gatehouse.stack.StackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Status and server info say whether the guard is asked; a server on which it is not does not start. */
class GuardMustBeInUseIT {
    private static final String SERVICES = "META-INF/services/org.keycloak.storage.DatastoreProviderFactory";

    @Test
    void statusAndServerInfoShowThatTheGuardIsAskedAndTheRegisterCanBeRead() {
        AdminClient admin = SharedStack.get().admin();
        JsonNode status =
                admin.get("/admin/realms/lanstone/gatehouse/status").expect(200).json();
        Set<String> well = new HashSet<>();
        for (JsonNode item : status.path("selfCheck")) {
            assertTrue(item.path("ok").asBoolean(), item.toString());
            well.add(item.path("name").asString());
        }
        assertEquals(
                Set.of(
                        "keycloak-parts",
                        "hibernate-properties",
                        "grant-rows",
                        "row-collector",
                        "datastore",
                        "leaver-register",
                        "audit-append-only",
                        "approval-keys"),
                well);
        JsonNode info = admin.get("/admin/serverinfo")
                .expect(200)
                .json()
                .path("providers")
                .path("eventsListener")
                .path("providers")
                .path("gatehouse-events")
                .path("operationalInfo");
        for (String name : well) {
            assertTrue(info.path("self-check-" + name).asString("").startsWith("ok: "), name + ": " + info);
        }
    }

    @Test
    @Tag("ci")
    void aServerThatAsksAnotherDatastoreDoesNotStart() throws IOException {
        String name = RivalDatastore.class.getName();
        String file = name.replace('.', '/') + ".class";
        Path jar = Jars.with(
                "rival.jar",
                Map.of(SERVICES, ("\n" + name + "\n").getBytes(StandardCharsets.UTF_8), file, rival(file)));
        StackOptions options = SharedStack.options("rival").withExtension(jar);
        assertThrows(StackFailure.class, () -> SharedStack.start(options));
        assertTrue(
                Jars.logs(options.data())
                        .contains("Gatehouse does not fit this Keycloak (datastore: the datastore in use is"),
                "the log says why");
    }

    private static byte[] rival(String resource) throws IOException {
        try (InputStream rival = RivalDatastore.class.getResourceAsStream("/" + resource)) {
            if (rival == null) {
                throw new IOException(resource + " is not on the class path");
            }
            return rival.readAllBytes();
        }
    }
}
