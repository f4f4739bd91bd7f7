package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.shared.Notice;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What comes next is said as the language joins person and entitlement. */
class NextInWordsIT extends ReviewIT {

    @Autowired
    private MockMvc browser;

    @Test
    void eachLanguageHasItsOwnColon() throws Exception {
        assertThat(said(item("li", "view"), "zh-CN")).contains("Given wu：权限view");
        assertThat(said(item("wu", "view"), "en")).contains("Given li: The pay");
    }

    private List<Object> said(ReviewItem item, String language) throws Exception {
        Object notice = browser.perform(post("/reviews/" + campaign + "/items/" + item.id() + "/decide")
                        .param("version", Long.toString(item.version()))
                        .param("verb", "REVOKE")
                        .with(csrf())
                        .with(request -> {
                            request.addPreferredLocale(Locale.forLanguageTag(language));
                            request.addHeader("Accept-Language", language);
                            return SignedInAs.person("chen", "Chen").postProcessRequest(request);
                        }))
                .andReturn()
                .getFlashMap()
                .get(Notice.FLASH);
        return List.copyOf(((Notice) notice).arguments());
    }
}
