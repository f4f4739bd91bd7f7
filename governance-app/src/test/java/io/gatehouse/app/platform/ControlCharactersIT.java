package io.gatehouse.app.platform;

import static org.hamcrest.Matchers.containsString;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

/** What no keyboard types is the sender's mistake (400), wherever it stands; it never reaches the database. */
class ControlCharactersIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Test
    void inAnAddress() throws Exception {
        browser.perform(get("/audit").param("q", "a\0b").with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("This cannot be read")));
        browser.perform(get("/search").param("q", "a\0b").with(SignedInAs.roles()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void inAForm() throws Exception {
        browser.perform(post("/changes/new")
                        .param("who", "a\u0007b")
                        .param("reason", "a\0b")
                        .with(csrf())
                        .with(SignedInAs.roles()))
                .andExpect(status().isBadRequest());
    }

    @Test
    void inJson() throws Exception {
        for (String member : new String[] {"\\u0000", "\\u001b"}) {
            browser.perform(post("/api/departures")
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"personId\":\"a" + member + "\",\"confidential\":false}")
                            .with(SignedInAs.api("cc-hr", AppRole.HR)))
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                    .andExpect(jsonPath("$.code").value("malformed"));
        }
    }

    @Test
    void whiteSpaceOfAnyKindIsText() throws Exception {
        browser.perform(get("/search")
                        .param("q", "two\twords\r\nand a line\u000b张")
                        .with(SignedInAs.roles()))
                .andExpect(status().isOk());
    }
}
