package io.gatehouse.extension.live;

import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.nio.file.Path;
import java.util.Map;

/** Servers of a test's own, for what must not happen to the shared one. */
public final class LiveStacks {
    private LiveStacks() {}

    /** With one option of {@code gatehouse-events} set, given as in the environment, for example {@code LEAVER_TIMER}. */
    public static LocalStack withOption(String name, String option, String value) {
        return SharedStack.start(SharedStack.options(name)
                .withExtension(
                        Path.of("target/gatehouse-keycloak-extension.jar").toAbsolutePath())
                .withKeycloakEnvironment(Map.of("KC_SPI_EVENTS_LISTENER__GATEHOUSE_EVENTS__" + option, value)));
    }
}
