package io.gatehouse.extension;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar is small and carries nobody else's code. */
class JarIT {

    private static final long MOST_BYTES = 500_000;

    @Test
    void isSmallAndOnlyOurs() throws IOException {
        Path jar = Path.of("target", "gatehouse-keycloak-extension.jar");
        assertTrue(Files.size(jar) < MOST_BYTES, "bytes: " + Files.size(jar));
        try (JarFile file = new JarFile(jar.toFile())) {
            List<String> foreign = file.stream()
                    .map(entry -> entry.getName())
                    .filter(name -> name.endsWith(".class") && !name.startsWith("io/gatehouse/extension/"))
                    .toList();
            assertTrue(foreign.isEmpty(), foreign.toString());
        }
    }
}
