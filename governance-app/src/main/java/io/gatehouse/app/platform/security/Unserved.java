package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.AccessRules;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * What no rule names is refused, always. It also notes which methods the rules know at that address, so that {@link Refusal}
 * can say "nothing here" (404) or "not this way" (405) instead of "not you" (403).
 */
final class Unserved implements AuthorizationManager<RequestAuthorizationContext> {
    private static final String METHODS = Unserved.class.getName();

    private record Served(String method, PathPatternRequestMatcher address) {}

    private final List<Served> served;

    Unserved(List<AccessRules.Rule> rules) {
        PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
        this.served = rules.stream()
                .map(rule -> new Served(rule.method(), paths.matcher((HttpMethod) null, rule.pattern())))
                .toList();
    }

    @Override
    public AuthorizationDecision authorize(
            Supplier<? extends @Nullable Authentication> who, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        Set<String> methods = new TreeSet<>();
        served.stream().filter(one -> one.address.matches(request)).forEach(one -> methods.add(one.method));
        if (methods.contains("GET")) {
            methods.add("HEAD");
        }
        request.setAttribute(METHODS, methods);
        return new AuthorizationDecision(false);
    }

    /** The methods that are served at this address, empty if none is; null when a rule has decided. */
    static @Nullable Set<?> methods(HttpServletRequest request) {
        return request.getAttribute(METHODS) instanceof Set<?> methods ? methods : null;
    }
}
