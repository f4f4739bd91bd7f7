package io.gatehouse.extension.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.SharedStack;
import io.gatehouse.stack.StackFailure;
import io.gatehouse.stack.StackOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
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
                        "hibernate-properties",
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
        Path jar = withRival(Path.of("target/gatehouse-keycloak-extension.jar"), Path.of("target/rival.jar"));
        StackOptions options = SharedStack.options("rival").withExtension(jar.toAbsolutePath());
        assertThrows(StackFailure.class, () -> SharedStack.start(options));
        assertTrue(
                said(options.data())
                        .contains("Gatehouse does not fit this Keycloak (datastore: the datastore in use is"),
                "the log says why");
    }

    private static String said(Path data) throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            StringBuilder all = new StringBuilder();
            for (Path log :
                    files.filter(file -> file.toString().endsWith(".log")).toList()) {
                all.append(Files.readString(log));
            }
            return all.toString();
        }
    }

    private static Path withRival(Path ours, Path target) throws IOException {
        String type = RivalDatastore.class.getName().replace('.', '/') + ".class";
        try (ZipFile from = new ZipFile(ours.toFile());
                OutputStream file = Files.newOutputStream(target);
                ZipOutputStream to = new ZipOutputStream(file)) {
            for (Enumeration<? extends ZipEntry> entries = from.entries(); entries.hasMoreElements(); ) {
                ZipEntry entry = entries.nextElement();
                to.putNextEntry(new ZipEntry(entry.getName()));
                from.getInputStream(entry).transferTo(to);
                if (entry.getName().equals(SERVICES)) {
                    to.write(("\n" + RivalDatastore.class.getName() + "\n").getBytes(StandardCharsets.UTF_8));
                }
                to.closeEntry();
            }
            to.putNextEntry(new ZipEntry(type));
            try (InputStream rival = RivalDatastore.class.getResourceAsStream("/" + type)) {
                if (rival == null) {
                    throw new IOException(type + " is not on the class path");
                }
                rival.transferTo(to);
            }
            to.closeEntry();
        }
        return target;
    }
}
