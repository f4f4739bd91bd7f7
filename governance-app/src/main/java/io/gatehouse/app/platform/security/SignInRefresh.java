package io.gatehouse.app.platform.security;

import io.gatehouse.app.platform.security.CheckRule.Need;
import io.gatehouse.app.shared.Now;
import io.gatehouse.app.shared.Unavailable;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Keeps what a session knows of its person fresh: roles lost in Keycloak are gone, and whom Keycloak refuses is signed out,
 * before any act and within minutes when reading. Requests of one session take turns here, so that a refresh token that
 * counts once is used once.
 */
final class SignInRefresh extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(SignInRefresh.class);
    private static final String CHECKED_AT = SignInRefresh.class.getName() + ".checkedAt";
    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    /** After Keycloak gave no answer, reading does not wait for it again before this has passed. */
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Confirmation confirmation;
    private final CheckRule rule;
    private final RequestMatcher open;
    private final Now now;
    private volatile Instant quietUntil = Instant.EPOCH;

    /** @param open what is there for everybody, signed in or not: nobody need be confirmed for it */
    SignInRefresh(Confirmation confirmation, CheckRule rule, RequestMatcher open, Now now) {
        this.confirmation = confirmation;
        this.rule = rule;
        this.open = open;
        this.now = now;
    }

    private enum Outcome {
        GO_ON,
        ENDED,
        UNKNOWN
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session == null
                || open.matches(request)
                || !(SecurityContextHolder.getContext().getAuthentication()
                        instanceof OAuth2AuthenticationToken person)) {
            chain.doFilter(request, response);
            return;
        }
        boolean acts = !READING.contains(request.getMethod());
        switch (inTurn(person, session, acts)) {
            case GO_ON -> chain.doFilter(request, response);
            case ENDED -> end(session, request, response);
            case UNKNOWN -> {
                request.setAttribute(
                        Unavailable.ATTRIBUTE, new Unavailable(acts ? "act-unconfirmed" : "sign-in-unconfirmed"));
                response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            }
        }
    }

    private Outcome inTurn(OAuth2AuthenticationToken person, HttpSession session, boolean acts) {
        synchronized (WebUtils.getSessionMutex(session)) {
            try {
                return check(newest(person, session), session, acts);
            } catch (IllegalStateException signedOutMeanwhile) {
                LOG.debug("The session ended while it was being confirmed", signedOutMeanwhile);
                return Outcome.ENDED;
            }
        }
    }

    /** Another request may have brought news while this one waited for its turn. */
    private static OAuth2AuthenticationToken newest(OAuth2AuthenticationToken person, HttpSession session) {
        if (session.getAttribute(CONTEXT) instanceof SecurityContext context
                && context.getAuthentication() instanceof OAuth2AuthenticationToken known
                && known.getName().equals(person.getName())) {
            SecurityContextHolder.setContext(context);
            return known;
        }
        return person;
    }

    private Outcome check(OAuth2AuthenticationToken person, HttpSession session, boolean acts) {
        Instant at = now.instant();
        Need need = rule.need((Instant) session.getAttribute(CHECKED_AT), at, acts);
        if (need == Need.NONE || (need == Need.WANTED && quiet(at))) {
            return Outcome.GO_ON;
        }
        Confirmation.Renewed renewed;
        try {
            renewed = confirmation.of(person, KeptTokens.of(session));
        } catch (OAuth2AuthorizationException refused) {
            if (OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode())) {
                LOG.info(
                        "Keycloak does not confirm the sign-in of {} any more: {}",
                        person.getName(),
                        refused.getError().getDescription());
                return Outcome.ENDED;
            }
            return unanswered(need, at, refused);
        } catch (RuntimeException unknown) {
            return unanswered(need, at, unknown);
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(renewed.person());
        // straight into this session: one that was signed out meanwhile must not come back
        KeptTokens.keep(renewed.kept(), session);
        session.setAttribute(CONTEXT, context);
        session.setAttribute(CHECKED_AT, at);
        SecurityContextHolder.setContext(context);
        return Outcome.GO_ON;
    }

    /** A clock that was moved back does not make the pause longer. */
    private boolean quiet(Instant at) {
        Instant until = quietUntil;
        return at.isBefore(until) && !at.plus(PAUSE).isBefore(until);
    }

    private Outcome unanswered(Need need, Instant at, RuntimeException why) {
        quietUntil = at.plus(PAUSE);
        LOG.warn("Keycloak could not be asked about a signed-in person", why);
        return need == Need.WANTED ? Outcome.GO_ON : Outcome.UNKNOWN;
    }

    private static void end(HttpSession session, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        SecurityContextHolder.clearContext();
        try {
            session.invalidate();
        } catch (IllegalStateException ended) {
            LOG.debug("The session had ended already", ended);
        }
        SignInEntry.leadTo("/signed-out?why=ended", request, response);
    }
}
