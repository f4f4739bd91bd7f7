package io.gatehouse.app.change;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.Actor;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Signs somebody in for one request, as Keycloak would have. */
final class People {

    private People() {}

    static RequestPostProcessor page(Actor actor, String language) {
        return oidcLogin()
                .idToken(token -> token.subject(actor.id())
                        .issuedAt(SignedInAs.JUST_NOW)
                        .claim("name", actor.name())
                        .claim("locale", language)
                        .claim("acr", "1"))
                .authorities(authorities(actor));
    }

    static RequestPostProcessor api(Actor actor) {
        return jwt().jwt(token ->
                        token.subject(actor.id()).issuedAt(SignedInAs.JUST_NOW).claim("acr", "1"))
                .authorities(authorities(actor));
    }

    private static List<GrantedAuthority> authorities(Actor actor) {
        return actor.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role.code()))
                .toList();
    }
}
