package io.gatehouse.app.catalog;

import io.gatehouse.app.keycloak.FakeExtension;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** The extension's contract in memory. */
@TestConfiguration
class KeycloakInMemory {

    @Bean
    @Primary
    FakeExtension inMemory() {
        return new FakeExtension();
    }
}
