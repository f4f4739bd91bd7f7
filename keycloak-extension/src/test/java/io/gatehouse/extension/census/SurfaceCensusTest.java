package io.gatehouse.extension.census;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keycloak's surface is what the census says: no operation without a class, no class without an operation. */
class SurfaceCensusTest {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("surface-census.md");

    private static Set<Operation> mutating = Set.of();
    private static Set<Operation> reading = Set.of();
    private static Census census = new Census(Map.of());

    @BeforeAll
    static void readTheServer() throws IOException {
        try (ZipFile distribution = new ZipFile(System.getProperty("gatehouse.keycloak.zip"))) {
            ServerClasses server = ServerClasses.of(distribution);
            mutating = Surface.mutating(server);
            reading = Surface.reading(server);
        }
        census = Census.of(resource("surface-census.csv"));
    }

    @Test
    void everyOperationOfTheServerHasItsClass() {
        List<String> complaints = census.complaints(mutating, reading);
        if (!complaints.isEmpty()) {
            fail("The surface census does not fit this Keycloak (docs/surface-census.md tells what to do):\n"
                    + String.join("\n", complaints));
        }
    }

    @Test
    void theServerWasReadAtAll() {
        Set<String> jars = Set.of(
                "keycloak-services",
                "keycloak-rest-admin-ui-ext",
                "keycloak-admin-v2-api",
                "keycloak-admin-v2-services",
                "keycloak-scim-services",
                "keycloak-model-storage-services");
        jars.forEach(jar -> assertTrue(
                mutating.stream().anyMatch(operation -> operation.jar().equals(jar)),
                "No mutating method found in " + jar + ": has it a new name, or does the reader miss it?"));
    }

    @Test
    void eachSingleLineIsNeeded() {
        assumeComplete();
        mutating.forEach(operation -> {
            Map<String, Census.Line> without = new HashMap<>(census.lines());
            without.remove(operation.identity());
            List<String> complaints = new Census(without).complaints(mutating, reading);
            assertEquals(1, complaints.size(), operation.identity());
            assertTrue(complaints.get(0).startsWith("Unclassified: " + operation.identity()), complaints.get(0));
        });
    }

    @Test
    void thePageSaysWhatTheFileSays() throws IOException {
        assumeComplete();
        String page = Page.of(resource("introduction.md"), census, mutating, reading);
        if (Boolean.getBoolean("gatehouse.census.write")) {
            Files.writeString(PAGE, page);
        }
        assertTrue(
                Files.exists(PAGE) && Files.readString(PAGE).equals(page),
                PAGE.getFileName() + " is not what the census says: run this test with -Dgatehouse.census.write=true"
                        + " and check the page in");
    }

    /** An incomplete census has failed already, with the sentence that helps. */
    private static void assumeComplete() {
        assumeTrue(census.complaints(mutating, reading).isEmpty(), "the census is incomplete");
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(SurfaceCensusTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
