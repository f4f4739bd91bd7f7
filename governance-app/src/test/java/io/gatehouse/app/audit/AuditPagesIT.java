package io.gatehouse.app.audit;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.matchesRegex;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.audit.model.Chain;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Notice;
import io.gatehouse.app.shared.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.hamcrest.Matcher;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

class AuditPagesIT extends AppIT {
    @Autowired
    private MockMvc browser;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Test
    void anAuditorFindsAnEntryByTextPersonAndTypeInBothLanguages() throws Exception {
        String object = record("<b>bold</b>");
        for (String query : List.of("q=" + object, "person=acc-77", "person=zhou lan", "type=test.renamed")) {
            browser.perform(get("/audit?" + query).with(SignedInAs.roles(AppRole.AUDITOR)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString(object)))
                    .andExpect(content().string(not(containsString("<b>bold</b>"))))
                    .andExpect(content().string(containsString("chain whole")));
        }
        browser.perform(get("/audit?q=" + UUID.randomUUID())
                        .with(SignedInAs.roles(AppRole.AUDITOR))
                        .header("Accept-Language", "zh-CN"))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("没有符合条件的记录")));
        browser.perform(get("/audit?from=2020-01-01&to=2020-01-02&q=" + object).with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(content().string(not(containsString("acc-77"))));
    }

    @Test
    void theExportCanBeCheckedByAnybodyAndIsRecordedItself() throws Exception {
        record("for the export");
        String lines = browser.perform(get("/audit/export.jsonl").with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString();
        String previous = Chain.START;
        for (String line : lines.split("\n")) {
            JsonNode entry = CanonicalJson.tree(line);
            if (entry.path("chain").asString().equals("app")) {
                String hashed = line.substring(line.indexOf("\"entry\":") + 8, line.length() - 1);
                assertEquals(previous, entry.path("previous").asString());
                if (!entry.path("withheld").asBoolean(false)) {
                    assertEquals(
                            Chain.hash(previous, hashed), entry.path("hash").asString());
                }
                previous = entry.path("hash").asString();
            }
        }
        assertTrue(lines.contains("audit.exported"));
    }

    @Test
    void aCutOffExportIsRecognisedByItsMissingLastLine() throws Exception {
        String object = record("end of the export");
        List<String> all = export("/audit/export.jsonl");
        JsonNode end = CanonicalJson.tree(all.get(all.size() - 1));
        assertEquals("end", end.path("chain").asString());
        List<JsonNode> app = all.stream()
                .map(CanonicalJson::tree)
                .filter(line -> line.path("chain").asString().equals("app"))
                .toList();
        assertEquals(app.size(), end.path("entries").asInt());
        assertEquals(
                app.get(app.size() - 1).path("hash").asString(),
                end.path("last").path("hash").asString());
        assertEquals(end.path("head"), end.path("last"), "without a filter the last line is the head of the chain");
        assertEquals(
                all.size() - 1, end.path("entries").asInt() + end.path("cited").asInt());
        assertEquals(
                1,
                all.stream().filter(line -> line.contains("\"chain\":\"end\"")).count());

        List<String> some = export("/audit/export.jsonl?type=test.renamed&q=" + object);
        JsonNode someEnd = CanonicalJson.tree(some.get(some.size() - 1));
        assertEquals(1, someEnd.path("entries").asInt());
        assertEquals(object, someEnd.path("filter").path("text").asString());
        assertTrue(someEnd.path("head").path("seq").asLong()
                > someEnd.path("last").path("seq").asLong());

        List<String> none = export("/audit/export.jsonl?from=2020-01-01&to=2020-01-02");
        assertEquals(1, none.size());
        assertEquals(
                Chain.START,
                CanonicalJson.tree(none.get(0)).path("last").path("hash").asString());
    }

    private List<String> export(String path) throws Exception {
        return browser.perform(get(path).with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString()
                .lines()
                .toList();
    }

    @Test
    void checkingIsSaidAloudAndRecorded() throws Exception {
        browser.perform(post("/audit/check").with(csrf()).with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(redirectedUrl("/audit"))
                .andExpect(flash().attribute(Notice.FLASH, Notice.success("audit.checked.whole")));
        browser.perform(get("/audit?type=audit.checked").with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(content().string(containsString("Audit chains checked")));
    }

    @Test
    void whatHappenedIsSaidInWordsWithTheCodeInSmallPrint() throws Exception {
        String object = UUID.randomUUID().toString();
        publish(new StateChange(
                TestChange.DECIDED,
                Actor.system("fulfillment"),
                null,
                "ReviewItem",
                object,
                Map.of("status", "WAITING"),
                Map.of("decision", "REVOKE", "decidedAt", "2026-09-30T10:00:05Z", "newer", "SOLD"),
                "REVOKE",
                Map.of()));
        browser.perform(get("/audit?type=review.decided&q=" + object)
                        .with(SignedInAs.roles(AppRole.AUDITOR))
                        .header("Accept-Language", "en"))
                .andExpect(content()
                        .string(allOf(
                                said("Review item decided (draft)", "review.decided"),
                                containsString(">Review item decided (draft) · review.decided</option>"),
                                containsString(">by Gatehouse (fulfillment)<"),
                                fact("before.status", "Before › Status", "Waiting for a decision", "WAITING"),
                                fact("after.decision", "After › Decision", "Revoke", "REVOKE"),
                                fact("after.decidedAt", "After › Decided", "2026-09-30 18:00:05 (UTC+8)", null),
                                fact("after.newer", "After › newer", "SOLD", null),
                                fact("reason", "Reason", "REVOKE", null))));
        browser.perform(get("/audit?type=review.decided&q=" + object)
                        .with(SignedInAs.roles(AppRole.AUDITOR))
                        .header("Accept-Language", "zh-CN"))
                .andExpect(content()
                        .string(allOf(
                                said("已作出复核决定（草稿）", "review.decided"),
                                containsString(">操作人：Gatehouse（执行）<"),
                                fact("before.status", "变更前 › 状态", "待复核", "WAITING"),
                                fact("after.decision", "变更后 › 复核决定", "撤销", "REVOKE"),
                                fact("after.decidedAt", "变更后 › 决定时间", "2026-09-30 18:00:05（北京时间）", null))));
    }

    @Test
    void aTypeWithoutAPhraseIsItsCodeAndTheBeginningOfOneStaysChosen() throws Exception {
        String object = record("without a phrase");
        browser.perform(get("/audit?type=test&q=" + object).with(SignedInAs.roles(AppRole.AUDITOR)))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("<strong>test.renamed</strong>"),
                                not(containsString("<code class=\"gh-quiet\">test.renamed</code>")),
                                matchesRegex("(?s).*<option value=\"test\" selected[^>]*>test</option>.*"))));
    }

    private static Matcher<String> said(String phrase, String code) {
        return matchesRegex("(?s).*<strong>" + Pattern.quote(phrase) + "</strong>\\s*<code class=\"gh-quiet\">"
                + Pattern.quote(code) + "</code>.*");
    }

    private static Matcher<String> fact(String path, String label, String value, @Nullable String code) {
        return matchesRegex("(?s).*<dt title=\"" + Pattern.quote(path) + "\">" + Pattern.quote(label)
                + "</dt><dd><span>" + Pattern.quote(value) + "</span>\\s*"
                + (code == null ? "" : "<code class=\"gh-quiet\">" + code + "</code>") + "</dd>.*");
    }

    private void publish(StateChange change) {
        transaction.executeWithoutResult(status -> events.publishEvent(change));
    }

    private String record(String reason) {
        String object = UUID.randomUUID().toString();
        publish(new StateChange(
                TestChange.RENAMED,
                new Actor("acc-77", "Zhou Lan", Set.of()),
                null,
                "Test",
                object,
                Map.of(),
                Map.of("name", "x"),
                reason,
                Map.of()));
        return object;
    }
}
