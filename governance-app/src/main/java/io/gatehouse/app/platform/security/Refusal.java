package io.gatehouse.app.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;

/** The status of what security refused a signed-in person; page or problem are written by {@code platform.web}. */
final class Refusal implements AccessDeniedHandler {
    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why)
            throws IOException {
        Set<?> served = why instanceof CsrfException ? null : Unserved.methods(request);
        if (served == null) {
            request.setAttribute(WebAttributes.ACCESS_DENIED_403, why);
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (served.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        } else {
            response.setHeader(
                    HttpHeaders.ALLOW, served.stream().map(String::valueOf).collect(Collectors.joining(", ")));
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        }
    }
}
