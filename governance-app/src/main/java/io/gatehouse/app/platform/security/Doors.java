package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import jakarta.servlet.DispatcherType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Turns the rules of all modules into Spring's: by method and path, and whatever nobody named is refused. */
final class Doors {
    /** For everybody, signed in or not. */
    private static final List<AccessRules.Rule> OPEN = List.of(
            AccessRules.get("/assets/**"),
            AccessRules.get("/favicon.ico"),
            AccessRules.get("/actuator/health/**"),
            AccessRules.get("/actuator/health"),
            AccessRules.get("/signed-out"),
            AccessRules.get("/sign-in-failed"),
            AccessRules.post("/preferences"));

    private final List<AccessRules.Rule> rules;

    Doors(List<AccessRules> modules) {
        this.rules = modules.stream().flatMap(module -> module.rules().stream()).toList();
    }

    /** What is there for everybody. */
    static RequestMatcher openToAll() {
        return new OrRequestMatcher(
                OPEN.stream().flatMap(rule -> Stream.of(matchers(rule))).toList());
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        for (AccessRules.Rule open : OPEN) {
            requests.requestMatchers(matchers(open)).permitAll();
        }
        for (AccessRules.Rule rule : rules) {
            var at = requests.requestMatchers(matchers(rule));
            if (rule.roles().isEmpty()) {
                at.authenticated();
            } else {
                at.hasAnyRole(rule.roles().stream().map(AppRole::code).toArray(String[]::new));
            }
        }
        requests.anyRequest()
                .access(new Unserved(
                        Stream.concat(OPEN.stream(), rules.stream()).toList()));
    }

    /** What may be read may be asked for without its body too (RFC 9110, 9.3.2). */
    private static RequestMatcher[] matchers(AccessRules.Rule rule) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        return Stream.concat(
                        Stream.of(rule.method()),
                        rule.method().equals("GET") ? Stream.of("HEAD") : Stream.<String>empty())
                .map(method -> paths.matcher(HttpMethod.valueOf(method), rule.pattern()))
                .toArray(RequestMatcher[]::new);
    }
}
