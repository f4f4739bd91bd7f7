package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import jakarta.servlet.DispatcherType;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/** Turns the rules of all modules into Spring's: by method and path, and whatever nobody named is refused. */
final class Doors {
    private final List<AccessRules.Rule> rules;

    Doors(List<AccessRules> modules) {
        this.rules = modules.stream().flatMap(module -> module.rules().stream()).toList();
    }

    void apply(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC)
                .permitAll();
        requests.requestMatchers(
                        paths.matcher(HttpMethod.GET, "/assets/**"),
                        paths.matcher(HttpMethod.GET, "/favicon.ico"),
                        paths.matcher(HttpMethod.GET, "/actuator/health/**"),
                        paths.matcher(HttpMethod.GET, "/actuator/health"),
                        paths.matcher(HttpMethod.GET, "/signed-out"),
                        paths.matcher(HttpMethod.GET, "/sign-in-failed"),
                        paths.matcher(HttpMethod.POST, "/preferences"))
                .permitAll();
        for (AccessRules.Rule rule : rules) {
            var at = requests.requestMatchers(paths.matcher(HttpMethod.valueOf(rule.method()), rule.pattern()));
            if (rule.roles().isEmpty()) {
                at.authenticated();
            } else {
                at.hasAnyRole(rule.roles().stream().map(AppRole::code).toArray(String[]::new));
            }
        }
        requests.anyRequest().denyAll();
    }
}
