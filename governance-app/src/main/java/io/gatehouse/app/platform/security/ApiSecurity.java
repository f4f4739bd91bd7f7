package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.KeycloakSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/** The REST API: bearer access tokens of our realm, issued for {@code gatehouse-app}; no session, no cookie, so no CSRF token. */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http,
            KeycloakSettings keycloak,
            ObjectProvider<AccessRules> rules,
            ObjectProvider<AccountState> states) {
        JwtAuthenticationConverter people = new JwtAuthenticationConverter();
        people.setJwtGrantedAuthoritiesConverter(jwt -> GatehouseRoles.fromClaim(jwt.getClaim(GatehouseRoles.CLAIM)));
        http.securityMatcher("/api/**")
                .authorizeHttpRequests(new Doors(rules.orderedStream().toList())::apply)
                .headers(new SecurityHeaders(keycloak)::apply)
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(ApiSecurity::unauthorized)
                        .accessDeniedHandler(new Refusal())
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(people)))
                .exceptionHandling(faults -> faults.authenticationEntryPoint(ApiSecurity::unauthorized)
                        .accessDeniedHandler(new Refusal()))
                .addFilterBefore(new AccountGate(states, true), AuthorizationFilter.class);
        return http.build();
    }

    /** Says in the header which token is missing (RFC 6750); the body is the problem that {@code platform.web} writes. */
    private static void unauthorized(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        new BearerTokenAuthenticationEntryPoint().commence(request, response, why);
        response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
    }

    /** Keys are fetched with the first token, so Keycloak need not be up at start. */
    @Bean
    JwtDecoder accessTokens(KeycloakSettings keycloak) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(keycloak.endpoint("certs"))
                .jwsAlgorithms(allowed -> allowed.addAll(
                        List.of(SignatureAlgorithm.RS256, SignatureAlgorithm.PS256, SignatureAlgorithm.ES256)))
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                JwtValidators.createDefaultWithIssuer(keycloak.issuer()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, audience -> audience != null && audience.contains(keycloak.clientId())),
                // an ID token has the same issuer and audience, but is not meant for this
                new JwtClaimValidator<String>("typ", "Bearer"::equals)));
        return decoder;
    }
}
