package io.gatehouse.app.platform;

import static org.hamcrest.Matchers.matchesRegex;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.oidcLogin;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Whoever is signed in is called in the header as everybody is called in lists. */
class NameInTheHeaderIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Autowired
    private JdbcClient sql;

    @BeforeEach
    void somebodyWithTwoNames() {
        sql.sql("delete from directory.account where id = 'nh-fang'").update();
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes)
                        values ('nh-fang', 'wang.fang', 'Fang', 'Wang', true, false,
                            jsonb_build_object('employeeNumber', 'NH1', 'displayName', '王芳'))""").update();
    }

    @Test
    void familyNameFirstInBothLanguages() throws Exception {
        called("nh-fang", "en", "Wang Fang \\(王芳\\)");
        called("nh-fang", "zh-CN", "王芳");
    }

    @Test
    void whoIsNewIsCalledAsTheTokenSays() throws Exception {
        called("nh-nobody", "en", "Fang Wang");
        called("nh-nobody", "zh-CN", "Fang Wang");
    }

    private void called(String account, String language, String name) throws Exception {
        browser.perform(get("/").with(signedIn(account, language)))
                .andExpect(content().string(matchesRegex("(?s).*id=\"account\"><span>" + name + "</span>.*")));
    }

    private static RequestPostProcessor signedIn(String account, String language) {
        return oidcLogin()
                .idToken(token -> token.subject(account)
                        .issuedAt(SignedInAs.JUST_NOW)
                        .claim("name", "Fang Wang")
                        .claim("locale", language));
    }
}
