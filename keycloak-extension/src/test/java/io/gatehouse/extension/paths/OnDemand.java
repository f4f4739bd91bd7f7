package io.gatehouse.extension.paths;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What only some cells need, made at first use. */
final class OnDemand {

    private final Ground ground;
    private @Nullable Broker broker;
    private @Nullable Door door;
    private @Nullable String flow;

    OnDemand(Ground ground) {
        this.ground = ground;
    }

    Broker broker() {
        Broker found = broker;
        if (found == null) {
            found = Broker.create(ground);
            broker = found;
        }
        return found;
    }

    Door door() {
        Door found = door;
        if (found == null) {
            found = Door.create(ground);
            door = found;
        }
        return found;
    }

    /** A sign-in by name only; made at first use. */
    String flowWithoutPassword() {
        String found = flow;
        if (found == null) {
            String alias = Ground.fresh("flow");
            found = ground.admin()
                    .post(
                            ground.path("/authentication/flows"),
                            Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false))
                    .expect(201)
                    .createdId();
            ground.admin()
                    .post(
                            ground.path("/authentication/flows/" + alias + "/executions/execution"),
                            Map.of("provider", "direct-grant-validate-username"))
                    .expect(201);
            flow = found;
        }
        return found;
    }

    /** Lets the realm send mail. */
    void mails() {
        ground.admin()
                .put(
                        ground.path(""),
                        Map.of(
                                "smtpServer",
                                Map.of(
                                        "host",
                                        "127.0.0.1",
                                        "port",
                                        String.valueOf(ground.stack().mail().port()),
                                        "from",
                                        "keycloak@example.org")))
                .expect(204);
    }
}
