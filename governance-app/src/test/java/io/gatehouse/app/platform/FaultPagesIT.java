package io.gatehouse.app.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.WebAttributes;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is said when something cannot be done: on pages in both languages, below /api as problem+json. */
@Import(Failing.class)
class FaultPagesIT extends AppIT {
    @Autowired
    private MockMvc browser;

    @Autowired
    private MessageSource messages;

    @Test
    void pagesSayWhatHappenedInBothLanguagesWithAReference() throws Exception {
        Map<String, Integer> faults = Map.of("refused", 403, "unknown", 404, "stale", 409, "input", 400, "crash", 500);
        for (var fault : faults.entrySet()) {
            browser.perform(get("/fail/" + fault.getKey()).with(SignedInAs.roles()))
                    .andExpect(status().is(fault.getValue()))
                    .andExpect(content().string(containsString("Reference")))
                    .andExpect(content().string(matchesPattern("(?s).*GA-[0-9A-F]{12}.*")))
                    .andExpect(content().string(not(containsString("secret detail"))));
            browser.perform(get("/fail/" + fault.getKey())
                            .with(SignedInAs.roles())
                            .header("Accept-Language", "zh-CN"))
                    .andExpect(status().is(fault.getValue()))
                    .andExpect(content().string(containsString("编号")));
        }
    }

    @Test
    void aStaleVersionShowsWhatIsThereNowAndWhereToSeeIt() throws Exception {
        browser.perform(get("/fail/stale").with(SignedInAs.roles()))
                .andExpect(content().string(containsString("now three")))
                .andExpect(content().string(containsString("href=\"/things/1\"")))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                ">Auditor<",
                                ">NEWER<",
                                ">2026-09-30 18:00:05 (UTC+8)<",
                                ">30 Sep 2026, 19:00 (UTC+9)<",
                                ">29 Sep 2026<")));
        browser.perform(get("/fail/stale").with(SignedInAs.roles()).header("Accept-Language", "zh-CN"))
                .andExpect(content()
                        .string(stringContainsInOrder(
                                ">审计员<",
                                ">NEWER<",
                                ">2026-09-30 18:00:05（北京时间）<",
                                ">2026年9月30日 19:00（UTC+9）<",
                                ">2026年9月29日<")));
        browser.perform(get("/api/fail/stale").with(SignedInAs.api("acc")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("stale_version"))
                .andExpect(jsonPath("$.now['shell.product']").value("now three"))
                .andExpect(jsonPath("$.now['help.roles']").value("auditor"))
                .andExpect(jsonPath("$.now['error.reference']").value("2026-09-30T10:00:05Z"))
                .andExpect(jsonPath("$.now['error.home']").value("2026-09-30T10:00:00Z"))
                .andExpect(jsonPath("$.now['error.now']").value("2026-09-29"));
    }

    @Test
    void theApiAnswersWithProblems() throws Exception {
        browser.perform(get("/api/fail/unknown").with(SignedInAs.api("acc")))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("unknown"))
                .andExpect(jsonPath("$.reference").exists());
        browser.perform(get("/api/fail/crash").with(SignedInAs.api("acc")))
                .andExpect(status().isInternalServerError())
                .andExpect(content().string(not(containsString("secret detail"))));
        browser.perform(post("/api/things")
                        .with(SignedInAs.api("acc"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"a\":"))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("malformed"));
    }

    @Test
    void anIdThatCannotBeOneIsUnknownAndAWrongMethodIsSaid() throws Exception {
        browser.perform(get("/things/not-a-uuid").with(SignedInAs.roles())).andExpect(status().isNotFound());
        browser.perform(post("/sign-in-failed").with(csrf()).with(SignedInAs.roles()))
                .andExpect(status().isMethodNotAllowed())
                .andExpect(header().string("Allow", containsString("GET")));
    }

    @Test
    void aHandlerThatNobodyClassifiedIsReachedByNobodyOnPagesOrAtTheApi() throws Exception {
        browser.perform(get("/unclassified").with(SignedInAs.roles(AppRole.values())))
                .andExpect(status().isNotFound());
        browser.perform(get("/api/unclassified").with(SignedInAs.api("acc", AppRole.values())))
                .andExpect(status().isNotFound());
    }

    @Test
    void whatNobodyServesIsSaidOnAPageInBothLanguagesAndAsAProblem() throws Exception {
        for (var language : Map.of("en", "Reference", "zh-CN", "编号").entrySet()) {
            MvcResult refused = browser.perform(get("/nowhere").with(SignedInAs.roles()))
                    .andExpect(status().isNotFound())
                    .andReturn();
            browser.perform(asTheServerForwards(refused).header("Accept-Language", language.getKey()))
                    .andExpect(status().isNotFound())
                    .andExpect(content().contentTypeCompatibleWith(MediaType.TEXT_HTML))
                    .andExpect(content().string(containsString("lang=\"" + language.getKey() + "\"")))
                    .andExpect(content().string(containsString(language.getValue())));
        }
        MvcResult refused =
                browser.perform(get("/api/nowhere").with(SignedInAs.api("acc"))).andReturn();
        browser.perform(asTheServerForwards(refused))
                .andExpect(status().isNotFound())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("unknown"));
    }

    @Test
    void aFormThatHasExpiredSaysSo() throws Exception {
        MvcResult refused = browser.perform(post("/changes").with(SignedInAs.roles()))
                .andExpect(status().isForbidden())
                .andReturn();
        MvcResult shown = browser.perform(asTheServerForwards(refused).header("Accept-Language", "en"))
                .andExpect(status().isForbidden())
                .andReturn();
        assertThat(shown.getModelAndView().getModel().get("sentence"))
                .isEqualTo(messages.getMessage("error.formExpired", null, Locale.ENGLISH));
    }

    /** What Tomcat does after {@code sendError}, which the test support leaves out. */
    private static MockHttpServletRequestBuilder asTheServerForwards(MvcResult refused) {
        MockHttpServletRequest before = refused.getRequest();
        return get("/error")
                .with(SignedInAs.roles())
                .with(request -> {
                    request.setDispatcherType(DispatcherType.ERROR);
                    return request;
                })
                .requestAttr(
                        RequestDispatcher.ERROR_STATUS_CODE,
                        refused.getResponse().getStatus())
                .requestAttr(RequestDispatcher.ERROR_REQUEST_URI, before.getRequestURI())
                .requestAttr(
                        WebAttributes.ACCESS_DENIED_403,
                        Objects.requireNonNullElse(before.getAttribute(WebAttributes.ACCESS_DENIED_403), ""));
    }
}
