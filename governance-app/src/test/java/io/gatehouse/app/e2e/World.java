package io.gatehouse.app.e2e;

import io.gatehouse.app.GatehouseApplication;
import io.gatehouse.realm.Seeder;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import io.gatehouse.stack.SharedStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/**
 * The whole product once per JVM: the demo company in ENFORCE mode, and the app beside it, configured as an operator does
 * it (environment variables). The app can be stopped and started again; Keycloak goes on.
 */
final class World {

    private static @Nullable World world;

    private final LocalStack stack;
    private @Nullable ConfigurableApplicationContext app;

    private World(LocalStack stack) {
        this.stack = stack;
    }

    static synchronized World get() {
        if (world == null) {
            world = over(SharedStack.get());
        }
        return world;
    }

    /** One of a test's own, for what must not happen to the shared one. Close its app and its stack. */
    static World own(String name) {
        return over(SharedStack.fresh(name));
    }

    private static World over(LocalStack stack) {
        new Seeder(stack.admin(), LocalStack.REALM, said -> System.out.println("[seed] " + said)).enforce();
        World fresh = new World(stack);
        fresh.startApp();
        return fresh;
    }

    void startApp() {
        if (app != null) {
            return;
        }
        Map<String, Object> environment = new HashMap<>(stack.appEnvironment());
        // so that tests need not wait for minutes; acts are checked whatever it is
        environment.put("GATEHOUSE_SIGNIN_REFRESHEVERY", "10s");
        StandardEnvironment configured = new StandardEnvironment();
        configured
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource("the-stack-systemEnvironment", environment));
        SpringApplication application = new SpringApplication(GatehouseApplication.class);
        application.setEnvironment(configured);
        application.setRegisterShutdownHook(true);
        app = application.run();
    }

    void stopApp() {
        if (app != null) {
            app.close();
            app = null;
        }
    }

    String url(String path) {
        return stack.appUrl() + path;
    }

    /** The app's REST API, without a token. */
    AdminClient api() {
        return AdminClient.anonymous(stack.appUrl());
    }

    LocalStack stack() {
        return stack;
    }

    AdminClient admin() {
        return stack.admin();
    }

    /** The Keycloak id of a person of the demo company. */
    String personId(String username) {
        return admin().get("/admin/realms/" + LocalStack.REALM + "/users?exact=true&username=" + username)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asString();
    }

    /** The Keycloak id of a client. */
    String clientId(String clientId) {
        return admin().get("/admin/realms/" + LocalStack.REALM + "/clients?clientId=" + clientId)
                .expect(200)
                .json()
                .path(0)
                .path("id")
                .asString();
    }

    /** What a {@code select count(*) …} gives past Keycloak and past the app, whose answers may leave rows out. */
    long count(String database, String query, String... values) {
        try (Connection connection = stack.postgres().connectAsSuperuser(database);
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }
}
