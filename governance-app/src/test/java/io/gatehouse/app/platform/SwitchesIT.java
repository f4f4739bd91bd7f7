package io.gatehouse.app.platform;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The switches of the header lead back to the page, and are not offered where that would lose what was typed. */
class SwitchesIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Test
    void aPageThatWasOpenedIsComeBackTo() throws Exception {
        browser.perform(get("/changes?view=ALL&q=erp").with(SignedInAs.roles()))
                .andExpect(content().string(containsString("name=\"back\" value=\"/changes?view=ALL&amp;q=erp\"")))
                .andExpect(content().string(containsString("id=\"language\"")));
    }

    @Test
    void theAnswerToAFormOffersNoSwitch() throws Exception {
        browser.perform(post("/changes/new")
                        .param("reason", "typed with care")
                        .with(SignedInAs.roles())
                        .with(csrf()))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("typed with care")))
                .andExpect(content().string(not(containsString("/preferences"))));
        browser.perform(post("/changes")
                        .param("reason", "typed with care")
                        .with(SignedInAs.roles())
                        .with(csrf()))
                .andExpect(status().isBadRequest())
                .andExpect(content().string(containsString("typed with care")))
                .andExpect(content().string(not(containsString("/preferences"))));
    }
}
