package io.gatehouse.app.platform.security;

import io.gatehouse.app.shared.AccountState;
import io.gatehouse.app.shared.Actor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Somebody whose account was disabled or deleted, or who departed, is out at the next request, whatever their session says. */
final class AccountGate extends OncePerRequestFilter {
    private final Iterable<AccountState> states;
    private final boolean api;

    AccountGate(Iterable<AccountState> states, boolean api) {
        this.states = states;
        this.api = api;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Actor> actor = SignedIn.actor();
        if (actor.isEmpty() || mayEnter(actor.get().id(), SignedIn.confirmedAt())) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        SecurityContextHolder.clearContext();
        if (api) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else {
            response.sendRedirect(request.getContextPath() + "/signed-out?why=account");
        }
    }

    private boolean mayEnter(String accountId, Instant confirmedAt) {
        for (AccountState state : states) {
            if (!state.mayEnter(accountId, confirmedAt)) {
                return false;
            }
        }
        return true;
    }
}
