package io.gatehouse.app.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.shared.Unavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

class SignInRefreshTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    private final MockHttpSession session = new MockHttpSession();
    private Instant now = START;
    private int asked;
    private Confirmation keycloak = (before, kept) -> renewed("ROLE_approver");
    private final SignInRefresh filter = new SignInRefresh(
            (before, kept) -> {
                asked++;
                return keycloak.of(before, kept);
            },
            new CheckRule(Duration.ofMinutes(5)),
            sent -> sent.getRequestURI().startsWith("/assets/"),
            () -> now);

    @BeforeEach
    void signedIn() {
        OAuth2AuthenticationToken person = person("ROLE_approver");
        SecurityContextHolder.getContext().setAuthentication(person);
        session.setAttribute(CONTEXT, new SecurityContextImpl(person));
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void everyActIsAskedForAndReadingOnceInAWhile() throws Exception {
        assertThat(send("GET").passed()).isTrue();
        assertThat(send("GET").passed()).isTrue();
        assertThat(asked).isEqualTo(1);
        assertThat(send("POST").passed()).isTrue();
        assertThat(send("DELETE").passed()).isTrue();
        assertThat(asked).isEqualTo(3);
        now = START.plus(Duration.ofMinutes(6));
        assertThat(send("GET").passed()).isTrue();
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void whatIsThereForEverybodyNeedsNobodyConfirmed() throws Exception {
        assertThat(send("GET", "/assets/own/css/gatehouse.css").passed()).isTrue();
        assertThat(asked).isZero();
    }

    @Test
    void theActSeesTheRolesOfNow() throws Exception {
        keycloak = (before, kept) -> renewed("ROLE_auditor");
        assertThat(send("POST").authorities()).containsExactly("ROLE_auditor");
        assertThat(((SecurityContextImpl) session.getAttribute(CONTEXT))
                        .getAuthentication()
                        .getAuthorities())
                .extracting(Object::toString)
                .containsExactly("ROLE_auditor");
    }

    @Test
    void aRequestThatWaitedTakesWhatTheOneBeforeItLearnt() throws Exception {
        send("GET");
        SecurityContextHolder.getContext().setAuthentication(person("ROLE_approver"));
        session.setAttribute(CONTEXT, new SecurityContextImpl(person("ROLE_auditor")));
        assertThat(send("GET").authorities()).containsExactly("ROLE_auditor");
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void whomKeycloakRefusesIsSignedOut() throws Exception {
        keycloak = (before, kept) -> {
            throw new OAuth2AuthorizationException(new OAuth2Error("invalid_grant"));
        };
        Result result = send("POST");
        assertThat(result.passed()).isFalse();
        assertThat(result.response().getRedirectedUrl()).isEqualTo("/signed-out?why=ended");
        assertThat(session.isInvalid()).isTrue();
    }

    @Test
    void withoutAnAnswerActsAreRefusedAndReadingGoesOnForAWhile() throws Exception {
        send("GET");
        keycloak = (before, kept) -> {
            throw new IllegalArgumentException("no answer");
        };
        Result act = send("POST");
        assertThat(act.passed()).isFalse();
        assertThat(act.response().getStatus()).isEqualTo(503);
        assertThat(act.said()).isEqualTo("act-unconfirmed");
        assertThat(session.isInvalid()).isFalse();
        now = START.plus(Duration.ofMinutes(14));
        assertThat(send("GET").passed()).isTrue();
        now = START.plus(Duration.ofMinutes(15));
        assertThat(send("GET").said()).isEqualTo("sign-in-unconfirmed");
        keycloak = (before, kept) -> renewed("ROLE_approver");
        assertThat(send("GET").passed()).as("when Keycloak is back").isTrue();
    }

    /** A Keycloak that hangs must not slow every page down. */
    @Test
    void readingDoesNotWaitForASilentKeycloakTimeAndAgain() throws Exception {
        send("GET");
        keycloak = (before, kept) -> {
            throw new IllegalArgumentException("no answer");
        };
        now = START.plus(Duration.ofMinutes(6));
        assertThat(send("GET").passed()).isTrue();
        assertThat(send("GET").passed()).isTrue();
        assertThat(asked).isEqualTo(2);
        now = now.plusSeconds(31);
        assertThat(send("GET").passed()).isTrue();
        assertThat(asked).isEqualTo(3);
        assertThat(send("POST").passed()).as("acts always ask").isFalse();
        assertThat(asked).isEqualTo(4);
    }

    @Test
    void aSignOutMeanwhileIsNotUndone() throws Exception {
        keycloak = (before, kept) -> {
            session.invalidate();
            return renewed("ROLE_approver");
        };
        Result result = send("POST");
        assertThat(result.passed()).isFalse();
        assertThat(result.response().getRedirectedUrl()).isEqualTo("/signed-out?why=ended");
        assertThat(result.request().getSession(false)).isNull();
    }

    @Test
    void aSessionWithoutTokensCannotBeConfirmed() throws Exception {
        keycloak = new FreshSignIn(request -> {
            throw new AssertionError("nothing to ask with");
        });
        assertThat(send("POST").response().getRedirectedUrl()).isEqualTo("/signed-out?why=ended");
    }

    private record Result(
            boolean passed,
            MockHttpServletRequest request,
            MockHttpServletResponse response,
            List<String> authorities) {
        @Nullable
        String said() {
            return request.getAttribute(Unavailable.ATTRIBUTE) instanceof Unavailable why ? why.code() : null;
        }
    }

    private Result send(String method) throws Exception {
        return send(method, "/changes");
    }

    private Result send(String method, String path) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest(method, path);
        request.setSession(session);
        MockHttpServletResponse response = new MockHttpServletResponse();
        MockFilterChain chain = new MockFilterChain();
        filter.doFilter(request, response, chain);
        var who = SecurityContextHolder.getContext().getAuthentication();
        return new Result(
                chain.getRequest() != null,
                request,
                response,
                who == null
                        ? List.of()
                        : who.getAuthorities().stream().map(String::valueOf).toList());
    }

    private static Confirmation.Renewed renewed(String role) {
        ClientRegistration registration = ClientRegistration.withRegistrationId("keycloak")
                .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
                .clientId("gatehouse-app")
                .redirectUri("/back")
                .authorizationUri("/auth")
                .tokenUri("/token")
                .build();
        return new Confirmation.Renewed(
                person(role),
                new OAuth2AuthorizedClient(
                        registration,
                        "acc",
                        new OAuth2AccessToken(
                                OAuth2AccessToken.TokenType.BEARER, "token", START, START.plusSeconds(60))));
    }

    private static OAuth2AuthenticationToken person(String role) {
        var authorities = AuthorityUtils.createAuthorityList(role);
        return new OAuth2AuthenticationToken(
                new DefaultOAuth2User(authorities, Map.of("sub", "acc"), "sub"), authorities, "keycloak");
    }
}
