package io.gatehouse.app.platform.security;

import io.gatehouse.app.platform.security.Confirmation.Renewed;
import java.time.Instant;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** For tests of pages without Keycloak: whoever the test signed in is vouched for, as the test says. */
@TestConfiguration(proxyBeanMethods = false)
public class Vouched {

    @Bean
    @Primary
    Confirmation vouched(ClientRegistrationRepository registrations) {
        return (before, kept) -> new Renewed(
                before,
                new OAuth2AuthorizedClient(
                        registrations.findByRegistrationId(KeycloakSignIn.REGISTRATION),
                        before.getName(),
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER,
                                "test",
                                Instant.EPOCH,
                                Instant.EPOCH.plusSeconds(1))));
    }
}
