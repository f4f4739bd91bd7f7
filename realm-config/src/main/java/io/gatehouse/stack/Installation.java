package io.gatehouse.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder that the launcher was started from, and what its build left there.
 *
 * @param root the top of the source tree
 */
record Installation(Path root) {

    /** Set by the launcher script. */
    static Installation here() {
        return new Installation(SharedStack.root());
    }

    Path cache() {
        return SharedStack.cache();
    }

    /** Moved with {@code -Dgatehouse.demo.data=} by tests. */
    Path demoData() {
        String moved = System.getProperty("gatehouse.demo.data");
        return moved == null ? root.resolve(".gatehouse/demo") : Path.of(moved).toAbsolutePath();
    }

    Path benchData() {
        return root.resolve(".gatehouse/bench");
    }

    Path extensionJar() {
        return built(root.resolve("keycloak-extension/target/gatehouse-keycloak-extension.jar"));
    }

    Path appJar() {
        return built(AppProcess.jar(root));
    }

    Path keycloakZip() {
        return SharedStack.keycloakZip();
    }

    private static Path built(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new StackFailure(jar + " is missing. Build once: mvn -q -DskipTests package");
        }
        return jar;
    }
}
