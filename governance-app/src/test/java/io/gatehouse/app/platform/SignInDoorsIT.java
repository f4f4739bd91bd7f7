package io.gatehouse.app.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/** The way in and out, and the headers of every answer. */
class SignInDoorsIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Test
    void everyAnswerCarriesTheStrictHeaders() throws Exception {
        for (String path : List.of("/", "/signed-out", "/nowhere", "/api/nowhere")) {
            MockHttpServletResponse answer =
                    browser.perform(get(path)).andReturn().getResponse();
            String csp = String.valueOf(answer.getHeader("Content-Security-Policy"));
            assertTrue(csp.contains("default-src 'none'"), csp);
            assertTrue(csp.contains("frame-ancestors 'none'"), csp);
            assertTrue(csp.contains("form-action 'self' http://127.0.0.1:9;"), csp);
            assertFalse(csp.contains("unsafe"), csp);
            assertEquals("nosniff", answer.getHeader("X-Content-Type-Options"));
            assertEquals("no-referrer", answer.getHeader("Referrer-Policy"));
            assertTrue(String.valueOf(answer.getHeader("Cache-Control")).contains("no-store"));
            assertNotEquals(null, answer.getHeader("X-Request-Id"));
        }
    }

    @Test
    void signInStartsAtKeycloakWithPkceWithoutAskingItFirst() throws Exception {
        String target = browser.perform(get("/oauth2/authorization/keycloak"))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertTrue(
                String.valueOf(target).startsWith("http://127.0.0.1:9/realms/lanstone/protocol/openid-connect/auth?"),
                target);
        assertTrue(String.valueOf(target).contains("code_challenge_method=S256"), target);
        assertTrue(
                String.valueOf(target).contains("redirect_uri=http://127.0.0.1:8090/login/oauth2/code/keycloak"),
                target);
    }

    @Test
    void signOutEndsKeycloaksSessionToo() throws Exception {
        String target = browser.perform(post("/sign-out").with(csrf()).with(SignedInAs.roles()))
                .andExpect(status().isFound())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertTrue(
                String.valueOf(target)
                        .startsWith("http://127.0.0.1:9/realms/lanstone/protocol/openid-connect/logout?id_token_hint="),
                target);
        assertTrue(
                String.valueOf(target).contains("post_logout_redirect_uri=http://127.0.0.1:8090/signed-out"), target);
    }

    @Test
    void htmxIsToldToLoadTheSignInAsAWholePage() throws Exception {
        browser.perform(get("/").header("HX-Request", "true"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("HX-Redirect", "/oauth2/authorization/keycloak"));
    }
}
