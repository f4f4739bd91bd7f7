package io.gatehouse.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** The environment the app is started with. */
final class AppEnvironment {

    private AppEnvironment() {}

    static Map<String, String> of(LocalStack stack, Secrets secrets) {
        Map<String, String> app = new LinkedHashMap<>();
        app.put("GATEHOUSE_KEYCLOAK_URL", stack.keycloak().url());
        app.put("GATEHOUSE_KEYCLOAK_REALM", LocalStack.REALM);
        app.put("GATEHOUSE_KEYCLOAK_CLIENTID", "gatehouse-app");
        app.put("GATEHOUSE_KEYCLOAK_CLIENTKEYFILE", file(stack.clientKey()));
        app.put("GATEHOUSE_KEYCLOAK_APPROVALKEYFILE", file(stack.approvalKey()));
        app.put("GATEHOUSE_BASEURL", stack.appUrl());
        app.put("SPRING_DATASOURCE_URL", stack.postgres().url("gatehouse"));
        app.put("SPRING_DATASOURCE_USERNAME", "gatehouse_app");
        app.put("SPRING_DATASOURCE_PASSWORD", secrets.of("gatehouse_app"));
        app.put("SPRING_FLYWAY_URL", stack.postgres().url("gatehouse"));
        app.put("SPRING_FLYWAY_USER", "gatehouse_owner");
        app.put("SPRING_FLYWAY_PASSWORD", secrets.of("gatehouse_owner"));
        app.put("SERVER_PORT", Integer.toString(stack.options().ports().app()));
        app.put("SERVER_ADDRESS", stack.options().bind());
        app.put("SPRING_PROFILES_ACTIVE", "demo");
        return app;
    }

    private static String file(SigningKey key) {
        return key.privateKeyFile().toAbsolutePath().toString();
    }
}
