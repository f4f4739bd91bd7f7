package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.KeycloakSettings;
import java.net.URI;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * What every answer carries. Only our own files run, nothing inline; forms go to us, and by redirect to Keycloak (sign-out,
 * and signing in again after a session ended). {@code no-store} and {@code nosniff} are Spring's presets.
 */
final class SecurityHeaders {
    private final String contentSecurityPolicy;

    SecurityHeaders(KeycloakSettings keycloak) {
        URI url = keycloak.url();
        String origin = url.getScheme() + "://" + url.getRawAuthority();
        contentSecurityPolicy =
                "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self';"
                        + " connect-src 'self'; form-action 'self' " + origin
                        + "; base-uri 'none'; frame-ancestors 'none'";
    }

    void apply(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(csp -> csp.policyDirectives(contentSecurityPolicy));
        headers.frameOptions(HeadersConfigurer.FrameOptionsConfig::deny);
        headers.referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER));
        headers.crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN));
        headers.permissionsPolicyHeader(
                permissions -> permissions.policy("camera=(), microphone=(), geolocation=(), payment=()"));
    }
}
