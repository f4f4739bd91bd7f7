package io.gatehouse.app.keycloak;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The extension's contract in memory; the real one is met in the end-to-end tests. */
@TestConfiguration
public class KeycloakInMemory {

    @Bean
    @Primary
    FakeExtension inMemory() {
        return new FakeExtension();
    }
}
