package io.gatehouse.app.platform.security;

import io.gatehouse.app.platform.settings.GatehouseSettings;
import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.KeycloakSettings;
import io.gatehouse.app.shared.Now;
import java.time.Duration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.server.servlet.ConfigurableServletWebServerFactory;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.session.SessionAuthenticationException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;
import org.springframework.web.util.HttpSessionMutexListener;

/** Pages: session, sign-in at Keycloak, CSRF tokens, strict headers. */
@Configuration(proxyBeanMethods = false)
class PageSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http,
            KeycloakSettings keycloak,
            GatehouseSettings gatehouse,
            ClientRegistrationRepository registrations,
            OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeForTokens,
            Confirmation confirmation,
            @Value("${gatehouse.sign-in.refresh-every:5m}") Duration refreshEvery,
            Now now,
            ObjectProvider<AccessRules> rules,
            ObjectProvider<AccountState> states,
            OidcSessionRegistry signIns,
            SessionRegistry sessions) {
        OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
        signedOut.setPostLogoutRedirectUri(gatehouse.baseUrl() + "/signed-out");
        http.authorizeHttpRequests(new Doors(rules.orderedStream().toList())::apply)
                .headers(new SecurityHeaders(keycloak)::apply)
                .oauth2Login(login -> login.loginPage(SignInEntry.START)
                        .tokenEndpoint(token -> token.accessTokenResponseClient(codeForTokens))
                        .authorizedClientRepository(new KeptTokens())
                        .userInfoEndpoint(user -> user.oidcUserService(new PersonSignIn()))
                        .failureHandler(new SimpleUrlAuthenticationFailureHandler("/sign-in-failed")))
                .exceptionHandling(faults ->
                        faults.authenticationEntryPoint(new SignInEntry()).accessDeniedHandler(new Refusal()))
                .logout(out -> out.logoutRequestMatcher(
                                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/sign-out"))
                        .logoutSuccessHandler(signedOut))
                .oidcLogout(out -> out.oidcSessionRegistry(signIns)
                        .backChannel(back -> back.logoutHandler(new EndedSessions(signIns, sessions))))
                .sessionManagement(session -> session.maximumSessions(-1)
                        .sessionRegistry(sessions)
                        .expiredSessionStrategy(ended -> new SignInEntry()
                                .commence(
                                        ended.getRequest(),
                                        ended.getResponse(),
                                        new SessionAuthenticationException("session ended"))))
                .requestCache(cache -> cache.requestCache(pagesOnly()))
                .addFilterBefore(
                        new SignInRefresh(confirmation, new CheckRule(refreshEvery), Doors.openToAll(), now),
                        AuthorizationFilter.class)
                .addFilterBefore(new AccountGate(states, false), AuthorizationFilter.class);
        return http.build();
    }

    /**
     * After sign-in people return to the page they asked for; never to a form post, a fragment or a file. Without the marker
     * parameter, so that addresses stay clean (null is what its documentation asks for).
     */
    @SuppressWarnings("NullAway")
    private static HttpSessionRequestCache pagesOnly() {
        HttpSessionRequestCache cache = new HttpSessionRequestCache();
        cache.setRequestMatcher(new AndRequestMatcher(
                PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, "/**"),
                new NegatedRequestMatcher(new RequestHeaderRequestMatcher("HX-Request")),
                request -> String.valueOf(request.getHeader("Accept")).contains("text/html")));
        cache.setMatchingRequestParameterName(null);
        return cache;
    }

    @Bean
    OidcSessionRegistry oidcSessionRegistry() {
        return new InMemoryOidcSessionRegistry();
    }

    @Bean
    SessionRegistry sessionRegistry() {
        return new SessionRegistryImpl();
    }

    @Bean
    HttpSessionEventPublisher httpSessionEventPublisher() {
        return new HttpSessionEventPublisher();
    }

    /** Every session gets something of its own to take turns at. */
    @Bean
    ServletListenerRegistrationBean<HttpSessionMutexListener> sessionTurns() {
        return new ServletListenerRegistrationBean<>(new HttpSessionMutexListener());
    }

    /** Browsers accept a {@code __Host-} cookie over https only. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableServletWebServerFactory> sessionCookie(GatehouseSettings gatehouse) {
        return server -> server.addInitializers(context -> {
            context.getSessionCookieConfig().setName(gatehouse.https() ? "__Host-gatehouse" : "gatehouse");
            context.getSessionCookieConfig().setSecure(gatehouse.https());
        });
    }
}
