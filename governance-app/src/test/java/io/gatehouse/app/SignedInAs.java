package io.gatehouse.app;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;

import io.gatehouse.app.shared.AppRole;
import java.util.Arrays;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Somebody who signed in, for tests of pages: {@code .with(SignedInAs.person("id", HR))}. */
public final class SignedInAs {
    private SignedInAs() {}

    /** Somebody unknown to the directory, with these roles. */
    public static RequestPostProcessor roles(AppRole... roles) {
        return person("acc-tester", "Tester", roles);
    }

    /** That account, with these roles. */
    public static RequestPostProcessor person(String accountId, String name, AppRole... roles) {
        return oidcLogin()
                .idToken(token -> token.subject(accountId).claim("name", name))
                .authorities(authorities(roles));
    }

    /** A bearer token for {@code /api} with these roles. */
    public static RequestPostProcessor api(String accountId, AppRole... roles) {
        return jwt().jwt(token -> token.subject(accountId)).authorities(authorities(roles));
    }

    private static List<GrantedAuthority> authorities(AppRole... roles) {
        return Arrays.stream(roles)
                .map(role -> (GrantedAuthority) new SimpleGrantedAuthority("ROLE_" + role.code()))
                .toList();
    }
}
