package io.gatehouse.app.platform;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** What is said to whoever asks for what is not there, or with the wrong method. */
class WrongDoorsIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Test
    void theApiAnswersWithProblemsAlsoWithoutItsSlash() throws Exception {
        for (String path : List.of("/api", "/api/", "/api/nothing-here")) {
            browser.perform(get(path)).andExpect(status().isUnauthorized());
            browser.perform(get(path).with(SignedInAs.api("acc-tester"))).andExpect(status().isNotFound());
            // what the server makes of that status
            browser.perform(get("/error")
                            .requestAttr(RequestDispatcher.ERROR_STATUS_CODE, 404)
                            .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, path)
                            .with(request -> {
                                request.setDispatcherType(DispatcherType.ERROR);
                                return request;
                            }))
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }
    }

    @Test
    void whatNobodyNamedIsNowhereToBeFound() throws Exception {
        browser.perform(get("/nowhere").with(SignedInAs.roles(AppRole.values())))
                .andExpect(status().isNotFound());
        browser.perform(get("/api/nowhere").with(SignedInAs.api("acc-tester", AppRole.values())))
                .andExpect(status().isNotFound());
        browser.perform(get("/api/nowhere")).andExpect(status().isUnauthorized());
        browser.perform(get("/nowhere")).andExpect(redirectedUrl("/oauth2/authorization/keycloak"));
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws Exception {
        browser.perform(post("/").with(csrf()).with(SignedInAs.roles(AppRole.values())))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET, HEAD"));
        browser.perform(post("/api/audit/export.jsonl").with(SignedInAs.api("acc-tester", AppRole.values())))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", "GET, HEAD"));
    }
}
