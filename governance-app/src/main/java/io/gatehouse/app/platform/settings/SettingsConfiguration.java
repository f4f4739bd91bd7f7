package io.gatehouse.app.platform.settings;

import io.gatehouse.app.shared.KeycloakSettings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** One bean for each group of settings; reading one fails with sentences (see {@link SettingsFault}). */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    KeycloakSettings keycloakSettings(Environment environment) {
        SettingsReader read = new SettingsReader(environment);
        return read.checked(new KeycloakSettings(
                read.address("gatehouse.keycloak.url", "the address of Keycloak, e.g. https://sso.example.com"),
                read.text("gatehouse.keycloak.realm", "the realm that Gatehouse governs"),
                read.text("gatehouse.keycloak.client-id", "the app's client in that realm"),
                read.key("gatehouse.keycloak.client-key-file", "the PEM file that signs the app's sign-in to Keycloak"),
                read.key("gatehouse.keycloak.approval-key-file", "the PEM file that signs approvals")));
    }

    @Bean
    GatehouseSettings gatehouseSettings(Environment environment) {
        SettingsReader read = new SettingsReader(environment);
        return read.checked(new GatehouseSettings(
                read.address("gatehouse.base-url", "the address under which browsers reach the app"),
                read.zone("gatehouse.zone", "Asia/Shanghai"),
                read.flag("gatehouse.demo"),
                read.flag("gatehouse.demo-clock")));
    }

    @Bean
    DatabaseOwner databaseOwner(Environment environment) {
        SettingsReader read = new SettingsReader(environment);
        DatabaseOwner owner = new DatabaseOwner(
                read.text("spring.flyway.url", "the JDBC address of the app's database"),
                read.text("spring.flyway.user", "the account that owns the app's schemas"),
                read.text("spring.flyway.password", "its password"),
                read.text("spring.datasource.username", "the account that the app works with"));
        read.refuse(
                !owner.user().isEmpty() && owner.user().equals(owner.runtimeRole()),
                "SPRING_FLYWAY_USER and SPRING_DATASOURCE_USERNAME are the same account: the app must not own its audit trail.");
        return read.checked(owner);
    }
}
