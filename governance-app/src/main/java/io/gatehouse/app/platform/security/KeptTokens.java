package io.gatehouse.app.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;

/**
 * The tokens of a sign-in, in its session: two sessions of one person have a refresh token each, and tokens end with the
 * session. Spring's own repository would open a new session where the old one has just ended.
 */
final class KeptTokens implements OAuth2AuthorizedClientRepository {

    private static final String KEY = KeptTokens.class.getName();

    static @Nullable OAuth2AuthorizedClient of(HttpSession session) {
        return (OAuth2AuthorizedClient) session.getAttribute(KEY);
    }

    /** @throws IllegalStateException when the session has ended */
    static void keep(OAuth2AuthorizedClient client, HttpSession session) {
        session.setAttribute(KEY, client);
    }

    @Override
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
            String registrationId, Authentication person, HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (T) of(session);
    }

    /** After sign-in. */
    @Override
    public void saveAuthorizedClient(
            OAuth2AuthorizedClient client,
            Authentication person,
            HttpServletRequest request,
            HttpServletResponse response) {
        keep(client, request.getSession());
    }

    @Override
    public void removeAuthorizedClient(
            String registrationId, Authentication person, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.removeAttribute(KEY);
        }
    }
}
