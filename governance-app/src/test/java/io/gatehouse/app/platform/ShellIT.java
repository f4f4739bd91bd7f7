package io.gatehouse.app.platform;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** The layout: language, navigation, assets. */
class ShellIT extends AppIT {
    @Autowired
    private MockMvc browser;

    @Test
    void theInboxSaysThatNothingWaitsInTheLanguageOfTheAccount() throws Exception {
        browser.perform(get("/").with(oidcLogin()
                        .idToken(token -> token.issuedAt(SignedInAs.JUST_NOW)
                                .claim("name", "Zhang Wei")
                                .claim("locale", "en"))))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("Nothing waiting")))
                .andExpect(content().string(containsString("Zhang Wei")))
                .andExpect(content().string(not(containsString("??"))));
        browser.perform(get("/").with(oidcLogin()
                        .idToken(token -> token.issuedAt(SignedInAs.JUST_NOW).claim("locale", "zh-CN"))))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Language", "zh-CN"))
                .andExpect(content().string(containsString("没有待办事项")));
    }
}
