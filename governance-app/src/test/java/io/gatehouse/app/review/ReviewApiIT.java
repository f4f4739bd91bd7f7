package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.jwt;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The same for programs: what was read is what is changed, or nothing. */
class ReviewApiIT extends ReviewIT {

    @Autowired
    private MockMvc client;

    @Test
    void listDecideAndSign() throws Exception {
        client.perform(get("/api/reviews").with(as("chen")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[0].undecided").value(3));
        client.perform(get("/api/reviews/" + campaign + "/items").with(as("chen")))
                .andExpect(jsonPath("$", hasSize(3)))
                .andExpect(jsonPath("$[0].risk").value("HIGH"));
        client.perform(get(itemPath()).with(as("chen"))).andExpect(header().string("ETag", "\"0\""));
        client.perform(decision("{\"verb\":\"REVOKE\"}")
                        .header("If-Match", "\"0\"")
                        .with(as("chen")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.decision").value("REVOKE"))
                .andExpect(header().string("ETag", "\"1\""));
        client.perform(post("/api/reviews/" + campaign + "/sign-off")
                        .header("If-Match", "\"" + fingerprint(CHEN) + "\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"confirmed\":true,\"kept\":0,\"revoked\":1}")
                        .with(as("chen")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.revokesRunAt").isNotEmpty());
        client.perform(get(itemPath()).with(as("chen")))
                .andExpect(jsonPath("$.status").value("DECIDED"));
    }

    @Test
    void whatWasNotReadIsNotChanged() throws Exception {
        client.perform(decision("{\"verb\":\"REVOKE\"}").with(as("chen"))).andExpect(status().isPreconditionRequired());
        client.perform(decision("{\"verb\":\"REVOKE\"}")
                        .header("If-Match", "\"7\"")
                        .with(as("chen")))
                .andExpect(status().isPreconditionFailed())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        client.perform(delete(itemPath() + "/decision")
                        .header("If-Match", "\"x\"")
                        .with(as("chen")))
                .andExpect(status().isPreconditionFailed());
        client.perform(post("/api/reviews/" + campaign + "/sign-off")
                        .header("If-Match", "\"other\"")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"confirmed\":true,\"kept\":0,\"revoked\":0}")
                        .with(as("chen")))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("stale_version"));
        assertThat(item("li", "pay").decision()).isNull();
    }

    @Test
    void nonsenseAndStrangersGetAProblem() throws Exception {
        for (String nonsense : new String[] {"{", "[]", "{\"verb\":\"EAT\"}", "{\"verb\":\"KEEP\",\"more\":1}", "{}"}) {
            client.perform(decision(nonsense).header("If-Match", "\"0\"").with(as("chen")))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }
        client.perform(get(itemPath()).with(as("wu"))).andExpect(status().isNotFound());
        client.perform(get(itemPath())).andExpect(status().isUnauthorized());
        client.perform(decision("{\"verb\":\"REVOKE\"}")
                        .header("If-Match", "\"0\"")
                        .with(as("wu")))
                .andExpect(status().isNotFound());
        client.perform(decision("{\"verb\":\"REVOKE\"}")
                        .header("If-Match", "\"0\"")
                        .with(as("li")))
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("review.own-access"));
    }

    private String itemPath() {
        return "/api/reviews/items/" + item("li", "pay").id();
    }

    private MockHttpServletRequestBuilder decision(String json) {
        return put(itemPath() + "/decision")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json);
    }

    private static RequestPostProcessor as(String person) {
        return jwt().jwt(token -> token.subject(person).claim("preferred_username", person));
    }
}
