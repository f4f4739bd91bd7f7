package io.gatehouse.app.home;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.AppRole;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.transaction.annotation.Transactional;

/** The search, the bell and help: everybody gets what they may see, and only that. Each test's rows are rolled back. */
@Transactional
class SearchPagesIT extends AppIT {

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient sql;

    @BeforeEach
    void aLineOfThreeAndSomebodyElse() {
        person("se-boss", "Qiqi", null);
        person("se-chief", "Qiqi", "se-boss");
        person("se-clerk", "Qiqi", "se-chief");
        person("se-other", "Qiqi", null);
        sql.sql("""
                        insert into departure.departure_case (id, person_id, type, last_day, access_end, zone, confidential,
                            status, started_by, started_at)
                        values ('00000000-0000-0000-0000-0000000000e1', 'se-clerk', 'VOLUNTARY', '2001-01-01',
                            '2001-01-01 10:00Z', 'Asia/Shanghai', false, 'FINISHED', 'se-hr', now())""").update();
    }

    @Test
    void aManagerFindsTheirOwnLineAndNobodyElse() throws Exception {
        search("qiqi", SignedInAs.person("se-boss", "Boss"))
                .andExpect(content()
                        .string(allOf(
                                containsString("q=se-clerk"),
                                containsString("q=se-chief"),
                                containsString("q=se-boss"),
                                not(containsString("se-other")),
                                not(containsString("??")))));
        search("qiqi", SignedInAs.person("se-clerk", "Clerk"))
                .andExpect(content().string(allOf(containsString("q=se-clerk"), not(containsString("q=se-chief")))));
    }

    @Test
    void hrFindsEverybodyAndIsOfferedWhatHrMayDo() throws Exception {
        search("qiqi other", SignedInAs.person("se-hr", "Hr", AppRole.HR))
                .andExpect(content()
                        .string(allOf(
                                containsString("q=se-other"),
                                containsString("/departures/new?person=se-other"),
                                not(containsString("/audit?person=")),
                                not(containsString("q=se-boss")))));
        search("qiqi", SignedInAs.person("se-audit", "Auditor", AppRole.AUDITOR))
                .andExpect(content()
                        .string(allOf(
                                containsString("/audit?person=se-other"), not(containsString("/departures/new")))));
    }

    @Test
    void departuresAreFoundByThoseWhoMaySeeThem() throws Exception {
        String found = "/departures/00000000-0000-0000-0000-0000000000e1";
        search("clerk qiqi", SignedInAs.person("se-chief", "Chief"))
                .andExpect(content().string(containsString(found)));
        search("clerk", SignedInAs.person("se-hr", "Hr", AppRole.HR))
                .andExpect(content().string(containsString(found)));
        search("clerk", SignedInAs.person("se-boss", "Boss"))
                .andExpect(content().string(not(containsString(found))));
        search("clerk", SignedInAs.person("se-clerk", "Clerk"))
                .andExpect(content().string(not(containsString(found))));
    }

    @Test
    void pagesAreFoundByTheirNamesInTheLanguageOfWhoLooks() throws Exception {
        search("audit", SignedInAs.roles(AppRole.AUDITOR)).andExpect(content().string(containsString("Pages</h2>")));
        search("audit tr", SignedInAs.roles(AppRole.HR)).andExpect(content().string(not(containsString("Pages</h2>"))));
        browser.perform(get("/search?q=审计").header("Accept-Language", "zh-CN").with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(content().string(allOf(containsString("页面</h2>"), not(containsString("??")))));
    }

    @Test
    void nothingFoundIsSaidAndWhatWasTypedStaysText() throws Exception {
        search("<b>%_", SignedInAs.roles(AppRole.HR))
                .andExpect(content()
                        .string(allOf(
                                containsString("Nothing that you may see matches “&lt;b&gt;%_”"),
                                not(containsString("<b>%_")))));
        search("", SignedInAs.roles()).andExpect(content().string(not(containsString("Nothing that you may see"))));
        browser.perform(get("/search?q=nobody-like-this")
                        .header("HX-Request", "true")
                        .with(SignedInAs.roles()))
                .andExpect(content()
                        .string(allOf(containsString("Nothing that you may see"), not(containsString("<html")))));
    }

    @Test
    void theBellOfSomebodyForWhomNothingWaitsShowsNoNumber() throws Exception {
        browser.perform(get("/inbox/bell").with(SignedInAs.person("se-other", "Other")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("nothing waiting"),
                                not(containsString("bell-count")),
                                not(containsString("<html")))));
    }

    @Test
    void helpSaysWhatEachRoleDoesAndWhichIsMine() throws Exception {
        browser.perform(get("/help").with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("Reads everything, searches and exports the audit trail"),
                                containsString("yours"),
                                containsString("Switch single keys off"),
                                not(containsString("??")))));
        browser.perform(get("/help").header("Accept-Language", "zh-CN").with(SignedInAs.roles()))
                .andExpect(content().string(allOf(containsString("关闭单键快捷键"), not(containsString("??")))));
    }

    private ResultActions search(String text, RequestPostProcessor who) throws Exception {
        return browser.perform(get("/search").param("q", text).with(who)).andExpect(status().isOk());
    }

    private void person(String id, String first, @Nullable String manager) {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes,
                            manager_id)
                        values (:id, :id, :first, 'Test', true, false, jsonb_build_object('employeeNumber', :id::text), :manager)""")
                .param("id", id)
                .param("first", first)
                .param("manager", manager, java.sql.Types.VARCHAR)
                .update();
    }
}
