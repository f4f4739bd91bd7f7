package io.gatehouse.app;

import io.gatehouse.app.platform.security.Vouched;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The whole app on a real database, with Keycloak unreachable (nothing listens on port 9): pages are asked as somebody whom
 * Spring's test support signed in. Subclasses share one context.
 */
@SpringBootTest
@AutoConfigureMockMvc
@Import(Vouched.class)
public abstract class AppIT {
    protected static final TestDatabase DATABASE = TestDatabase.create();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        settings.add("spring.flyway.url", DATABASE::url);
        settings.add("spring.flyway.user", () -> "gatehouse_owner");
        settings.add("spring.flyway.password", () -> "owner");
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.username", () -> "gatehouse_app");
        settings.add("spring.datasource.password", () -> "app");
        settings.add("gatehouse.base-url", () -> "http://127.0.0.1:8090");
        settings.add("gatehouse.demo-clock", () -> "true");
        // Keycloak is away here on purpose: nobody is to be alarmed by that in the middle of a test
        settings.add("gatehouse.alarm.look-every", () -> "1d");
        settings.add("gatehouse.keycloak.url", () -> "http://127.0.0.1:9");
        settings.add("gatehouse.keycloak.realm", () -> "lanstone");
        settings.add("gatehouse.keycloak.client-key-file", () -> TestKeys.pem().toString());
        settings.add(
                "gatehouse.keycloak.approval-key-file", () -> TestKeys.pem().toString());
    }
}
