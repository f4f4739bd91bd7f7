package io.gatehouse.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.app.TestKeys;
import io.gatehouse.app.platform.settings.SettingsFault;
import io.gatehouse.app.shared.KeycloakSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Wrong settings stop the app with one sentence for each. */
class SettingsTest {
    private static SettingsFault fault(Map<String, Object> settings) {
        BeanCreationException failed =
                assertThrows(BeanCreationException.class, () -> start(settings).close());
        return assertInstanceOf(SettingsFault.class, failed.getMostSpecificCause());
    }

    private static AnnotationConfigApplicationContext start(Map<String, Object> settings) {
        AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", settings));
        context.scan("io.gatehouse.app.platform.settings");
        context.refresh();
        return context;
    }

    @Test
    void everyMissingSettingIsNamedAsTheVariableThatSetsIt() {
        String key = TestKeys.pem().toString();
        Map<String, Object> given = new HashMap<>();
        assertEquals(
                List.of(
                        "GATEHOUSE_KEYCLOAK_URL",
                        "GATEHOUSE_KEYCLOAK_REALM",
                        "GATEHOUSE_KEYCLOAK_CLIENTID",
                        "GATEHOUSE_KEYCLOAK_CLIENTKEYFILE",
                        "GATEHOUSE_KEYCLOAK_APPROVALKEYFILE"),
                missing(given));
        given.putAll(Map.of(
                "gatehouse.keycloak.url", "https://sso.example.com",
                "gatehouse.keycloak.realm", "lanstone",
                "gatehouse.keycloak.client-id", "gatehouse-app",
                "gatehouse.keycloak.client-key-file", key,
                "gatehouse.keycloak.approval-key-file", key));
        assertEquals(List.of("GATEHOUSE_BASEURL"), missing(given));
        given.put("gatehouse.base-url", "https://gatehouse.example.com");
        assertEquals(
                List.of(
                        "SPRING_FLYWAY_URL",
                        "SPRING_FLYWAY_USER",
                        "SPRING_FLYWAY_PASSWORD",
                        "SPRING_DATASOURCE_USERNAME"),
                missing(given));
    }

    /** All sentences say the same of one variable each. */
    private static List<String> missing(Map<String, Object> settings) {
        List<String> faults = fault(settings).faults();
        faults.forEach(sentence -> assertTrue(sentence.matches("[A-Z_]+ is not set: .+\\."), sentence));
        return faults.stream().map(sentence -> sentence.split(" ")[0]).toList();
    }

    @Test
    void theOwnerOfTheSchemasIsNotTheAccountThatTheAppWorksWith() {
        List<String> faults = fault(Map.of(
                        "gatehouse.keycloak.url", "https://sso.example.com",
                        "gatehouse.keycloak.realm", "lanstone",
                        "gatehouse.keycloak.client-id", "gatehouse-app",
                        "gatehouse.keycloak.client-key-file", TestKeys.pem().toString(),
                        "gatehouse.keycloak.approval-key-file", TestKeys.pem().toString(),
                        "gatehouse.base-url", "https://gatehouse.example.com",
                        "spring.flyway.url", "jdbc:postgresql://127.0.0.1/gatehouse",
                        "spring.flyway.user", "owner",
                        "spring.flyway.password", "secret",
                        "spring.datasource.username", "owner"))
                .faults();
        assertEquals(1, faults.size(), faults::toString);
        assertTrue(faults.get(0).contains("must not own its audit trail"), faults::toString);
    }

    @Test
    void aKeyFileThatIsNotThereIsSaid() {
        List<String> faults = fault(Map.of(
                        "gatehouse.keycloak.url", "ftp://keycloak",
                        "gatehouse.keycloak.realm", "lanstone",
                        "gatehouse.keycloak.client-id", "gatehouse-app",
                        "gatehouse.keycloak.client-key-file", "/nowhere/client.pem",
                        "gatehouse.keycloak.approval-key-file", "/nowhere/approval.pem",
                        "gatehouse.base-url", "http://127.0.0.1:8090",
                        "spring.flyway.url", "jdbc:postgresql://127.0.0.1/gatehouse",
                        "spring.flyway.user", "owner",
                        "spring.flyway.password", "secret",
                        "spring.datasource.username", "app"))
                .faults();
        assertEquals(
                List.of(
                        "GATEHOUSE_KEYCLOAK_URL is no http or https address: ftp://keycloak",
                        "GATEHOUSE_KEYCLOAK_CLIENTKEYFILE: the file /nowhere/client.pem does not exist or cannot be read.",
                        "GATEHOUSE_KEYCLOAK_APPROVALKEYFILE: the file /nowhere/approval.pem does not exist or cannot be read."),
                faults);
    }

    @Test
    void addressesFollowFromUrlAndRealm() {
        KeycloakSettings settings = new KeycloakSettings(
                java.net.URI.create("https://sso.example.com/auth"),
                "lanstone",
                "gatehouse-app",
                java.nio.file.Path.of("a"),
                java.nio.file.Path.of("b"));
        assertEquals("https://sso.example.com/auth/realms/lanstone", settings.issuer());
        assertEquals(
                "https://sso.example.com/auth/realms/lanstone/protocol/openid-connect/token",
                settings.endpoint("token"));
        assertEquals("https://sso.example.com/auth/admin/realms/lanstone/gatehouse", settings.extension());
    }
}
