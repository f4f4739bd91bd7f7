package io.gatehouse.app.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;

/** Sends whoever is not signed in to Keycloak; htmx, which cannot follow to another origin, is told to load the whole page. */
final class SignInEntry implements AuthenticationEntryPoint {
    static final String START = "/oauth2/authorization/" + KeycloakSignIn.REGISTRATION;

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException why)
            throws IOException {
        leadTo(START, request, response);
    }

    /** A whole page for browser and htmx alike. */
    static void leadTo(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String whole = request.getContextPath() + path;
        if (request.getHeader("HX-Request") != null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setHeader("HX-Redirect", whole);
        } else {
            response.sendRedirect(whole);
        }
    }
}
