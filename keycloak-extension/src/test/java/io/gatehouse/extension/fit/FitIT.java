package io.gatehouse.extension.fit;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.Jars;
import io.gatehouse.stack.SharedStack;
import io.gatehouse.stack.StackFailure;
import io.gatehouse.stack.StackOptions;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A server that lacks what we stand on is not started, and says what is missing. */
@Tag("ci")
class FitIT {

    @Test
    void aServerWithoutAMethodThatIsNeededDoesNotStart() throws IOException {
        byte[] needy = MadeUpClass.interfaceThatNeeds(
                "io.gatehouse.extension.Needy", "org.keycloak.models.RealmModel", "goneInThisVersion");
        StackOptions options = SharedStack.options("misfit")
                .withExtension(Jars.with("misfit.jar", Map.of("io/gatehouse/extension/Needy.class", needy)));
        assertThrows(StackFailure.class, () -> SharedStack.start(options));
        String said = Jars.logs(options.data());
        assertTrue(
                said.contains("Gatehouse does not fit this Keycloak (keycloak-parts: Keycloak has no"
                        + " org.keycloak.models.RealmModel.goneInThisVersion() (needed by io.gatehouse.extension.Needy)). The"
                        + " server is not started"),
                said);
    }
}
