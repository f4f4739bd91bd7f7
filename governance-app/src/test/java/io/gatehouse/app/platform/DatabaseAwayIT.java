package io.gatehouse.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.gatehouse.app.AppIT;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The database goes away and comes back, or is too busy: everybody is told so in their language, and nobody restarts anything.
 * Over HTTP, because what fails in a filter is answered by the server, not by a controller.
 */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.hikari.data-source-properties.ApplicationName=" + DatabaseAwayIT.APPLICATION)
@Import(DatabaseAwayIT.Guests.class)
class DatabaseAwayIT extends AppIT {
    /** By which the database knows this app: the others of the run go on. */
    static final String APPLICATION = "thrown-out";

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final HttpClient browser = HttpClient.newHttpClient();

    @Autowired
    private HikariDataSource pool;

    @Value("${local.server.port}")
    private int port;

    /** Everybody is signed in; who they are is not what is tested here. */
    @TestConfiguration
    static class Guests {
        @Bean
        SignIn signIn() {
            return new SignIn();
        }
    }

    @Order(Ordered.HIGHEST_PRECEDENCE + 1)
    static final class SignIn extends OncePerRequestFilter {
        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            Authentication guest = request.getRequestURI().startsWith("/api/") ? token() : person();
            new RequestAttributeSecurityContextRepository()
                    .saveContext(new SecurityContextImpl(guest), request, response);
            chain.doFilter(request, response);
        }

        private static Authentication person() {
            List<GrantedAuthority> roles = AuthorityUtils.createAuthorityList("ROLE_administrator");
            OidcIdToken token = new OidcIdToken("t", null, null, Map.of("sub", "acc-guest", "name", "Guest"));
            return new OAuth2AuthenticationToken(new DefaultOidcUser(roles, token), roles, "keycloak");
        }

        private static Authentication token() {
            Jwt jwt = Jwt.withTokenValue("t")
                    .header("alg", "none")
                    .subject("acc-guest")
                    .build();
            return new JwtAuthenticationToken(jwt, AuthorityUtils.createAuthorityList("ROLE_administrator"));
        }
    }

    @BeforeEach
    void nobodyWaitsLong() throws Exception {
        pool.setConnectionTimeout(1000);
        assertThat(ask("/", "en").statusCode()).as("before").isEqualTo(200);
        assertThat(ask("/api/change-requests", "en").statusCode()).as("before").isEqualTo(200);
    }

    @AfterEach
    void comeBack() throws SQLException {
        DATABASE.comeBack();
    }

    @Test
    void whileTheDatabaseIsAwayPeopleAreToldAndWhenItIsBackTheyGoOn() throws Exception {
        DATABASE.goAwayFor(APPLICATION);
        isToldToComeBack();
        DATABASE.comeBack();
        Instant deadline = Instant.now().plus(RECOVERY);
        while (ask("/", "en").statusCode() != 200) {
            assertThat(Instant.now()).as("still not back").isBefore(deadline);
        }
        assertThat(ask("/api/change-requests", "en").statusCode()).isEqualTo(200);
    }

    @Test
    void whileEveryConnectionIsInUsePeopleAreToldAndAfterwardsTheyGoOn() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            takeAll(taken);
            isToldToComeBack();
        } finally {
            for (Connection one : taken) {
                one.close();
            }
        }
        assertThat(ask("/", "en").statusCode()).isEqualTo(200);
    }

    private void isToldToComeBack() throws Exception {
        for (Map.Entry<String, String> said : Map.of("en", "cannot reach its database right now", "zh-CN", "目前无法连接数据库")
                .entrySet()) {
            for (String path : List.of("/", "/fulfillment")) {
                HttpResponse<String> page = ask(path, said.getKey());
                assertThat(page.statusCode()).as(path).isEqualTo(503);
                assertThat(page.headers().firstValue("Retry-After")).hasValue("10");
                assertThat(page.body()).contains(said.getValue()).containsPattern("GA-[0-9A-F]{12}");
                assertThat(page.body()).doesNotContainIgnoringCase("exception").doesNotContainIgnoringCase("jdbc");
            }
        }
        HttpResponse<String> problem = ask("/api/change-requests", "en");
        assertThat(problem.statusCode()).isEqualTo(503);
        assertThat(problem.headers().firstValue("Retry-After")).hasValue("10");
        assertThat(problem.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(problem.body()).contains("\"code\":\"unavailable\"").doesNotContain("Exception");
    }

    /** The app's own jobs hold one now and then: it is taken as soon as they give it back. */
    private void takeAll(List<Connection> taken) throws SQLException {
        Instant deadline = Instant.now().plus(RECOVERY);
        while (taken.size() < pool.getMaximumPoolSize()) {
            try {
                taken.add(pool.getConnection());
            } catch (SQLTransientConnectionException inUse) {
                assertThat(Instant.now()).as("never got all", inUse).isBefore(deadline);
            }
        }
    }

    private HttpResponse<String> ask(String path, String language) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Accept-Language", language)
                        .header("Accept", path.startsWith("/api/") ? "application/json" : "text/html")
                        .build(),
                BodyHandlers.ofString());
    }
}
