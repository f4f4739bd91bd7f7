package io.gatehouse.app.platform.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request a reference such as {@code GA-5D09F3C2A1B4}: on error pages, in the log ({@code MDC reference}), in audit
 * entries and in the header {@code X-Request-Id}.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class ReferenceFilter extends OncePerRequestFilter {
    static final String ATTRIBUTE = "gatehouse.reference";
    private static final String MDC_KEY = "reference";
    private static final SecureRandom RANDOM = new SecureRandom();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        String reference = "GA-" + HexFormat.of().withUpperCase().formatHex(bytes);
        request.setAttribute(ATTRIBUTE, reference);
        response.setHeader("X-Request-Id", reference);
        MDC.put(MDC_KEY, reference);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(MDC_KEY);
        }
    }

    static String of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String reference ? reference : "GA-0";
    }
}
