package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.keycloak.DepartureState;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** HR reads sentences in their language; what the extension or a call said technically is there on demand only. */
class CaseInWordsIT extends ReportedCases {

    private static final Pattern TECHNICAL =
            Pattern.compile("<details[^>]*data-testid=\"technical\".*?</details>", Pattern.DOTALL);

    @Test
    void whatTheExtensionSaysInEnglishIsBehindAWord() throws Exception {
        UUID id = start(false);
        Instant end = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        reported(
                id,
                end,
                "left over: 2 roles",
                List.of(
                        new DepartureState.Step("DISABLE", "DONE", end, 0, "the account does not exist any more"),
                        new DepartureState.Step("ROLES", "DONE", end, 3, ""),
                        new DepartureState.Step("VERIFY", "FAILED", end, 0, "2 roles")));

        Page chinese = page(id, "zh-CN");
        assertThat(chinese.text())
                .contains("尚未完成，已尝试 4 次", "仍有残留或重新出现的内容", "已移除 3 项")
                .doesNotContain("left over", "does not exist", "2 roles", "??");
        assertThat(chinese.technical())
                .contains(
                        "技术信息",
                        "left over: 2 roles",
                        "DISABLE: the account does not exist any more",
                        "VERIFY: 2 roles");
        assertThat(page(id, "en").text())
                .contains("Not finished, tried 4 times", "Something was left or came back")
                .doesNotContain("left over", "2 roles", "??");
    }

    @Test
    void whyAnOrderWaitsOrFailedIsASentence() throws Exception {
        UUID id = transaction.execute(status -> {
            UUID started = start(false);
            sql.sql("update fulfillment.fulfillment_order set not_before = now() + interval '1 day',"
                            + " last_error = 'Keycloak cannot be used: ConnectException' where origin_id = ?")
                    .param(started.toString())
                    .update();
            return started;
        });
        Page waiting = page(id, "zh-CN");
        assertThat(waiting.text()).contains("暂时无法执行，系统会自动重试").doesNotContain("ConnectException");
        assertThat(waiting.technical()).contains("ConnectException");

        failed(id, "REGISTER_DEPARTURE", "already_leaving");
        assertThat(page(id, "en").text())
                .contains("Another departure is open for this person.")
                .doesNotContain("already_leaving", "??");
    }

    @Test
    void aCodeOfALaterVersionIsSaidToBeTechnical() throws Exception {
        UUID id = start(false);
        failed(id, "REGISTER_DEPARTURE", "code_of_tomorrow");
        assertThat(page(id, "en").text()).contains("no words for. Technical: code_of_tomorrow");
        assertThat(page(id, "zh-CN").text()).contains("没有对应的说明。技术信息：code_of_tomorrow");
    }

    private record Page(String text, String technical) {}

    private Page page(UUID id, String language) throws Exception {
        String html = browser.perform(get("/departures/" + id).with(hr(language)))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        Matcher technical = TECHNICAL.matcher(html);
        return new Page(technical.replaceAll(""), technical.reset().find() ? technical.group() : "");
    }

    private void reported(UUID id, Instant end, String error, List<DepartureState.Step> steps) {
        DepartureState state = new DepartureState(
                id.toString(),
                "do-leaver",
                1,
                2L,
                "RUNNING",
                end,
                "Asia/Shanghai",
                end,
                null,
                null,
                4,
                error,
                steps,
                List.of());
        transaction.executeWithoutResult(done -> events.publishEvent(new DepartureProgressed(state)));
    }
}
