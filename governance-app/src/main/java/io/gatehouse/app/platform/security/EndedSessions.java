package io.gatehouse.app.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.web.authentication.logout.LogoutHandler;

/**
 * Back-channel logout (OpenID Connect Back-Channel Logout 1.0): Keycloak says that a session ended, and ours ends with it.
 * Spring's own handler would call this server over HTTP with the session's cookie; marking the session is enough.
 */
final class EndedSessions implements LogoutHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EndedSessions.class);

    private final OidcSessionRegistry signIns;
    private final SessionRegistry sessions;

    EndedSessions(OidcSessionRegistry signIns, SessionRegistry sessions) {
        this.signIns = signIns;
        this.sessions = sessions;
    }

    @Override
    public void logout(HttpServletRequest request, HttpServletResponse response, @Nullable Authentication message) {
        if (message == null || !(message.getPrincipal() instanceof OidcLogoutToken token)) {
            throw new IllegalArgumentException("not a logout token");
        }
        int ended = 0;
        for (OidcSessionInformation signIn : signIns.removeSessionInformation(token)) {
            SessionInformation session = sessions.getSessionInformation(signIn.getSessionId());
            if (session != null) {
                session.expireNow();
                ended++;
            }
        }
        LOG.info("Keycloak ended a session; {} session(s) of the app ended with it", ended);
    }
}
