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
        return new OrRequestMatcher(OPEN.stream().map(Doors::matcher).toList());
    }

    private static RequestMatcher matcher(AccessRules.Rule rule) {
        return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.valueOf(rule.method()), rule.pattern());
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        for (AccessRules.Rule open : OPEN) {
            requests.requestMatchers(matcher(open)).permitAll();
        }
        for (AccessRules.Rule rule : rules) {
            var at = requests.requestMatchers(matcher(rule));
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
}
