package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Why an approved request was not carried out is said in words, in the alert and in the timeline, whatever the code. */
class FailedOrderInWordsIT extends ChangeIT {

    private static final List<String> CODES = List.of(
            "not_allowed",
            "unknown",
            "malformed",
            "wrong_mode",
            "approval_invalid",
            "approval_expired",
            "four_eyes",
            "approver_not_eligible",
            "closure_changed",
            "sealed_approval_required",
            "departed",
            "superseded",
            "read_back_not_held",
            "read_back_other_validity");

    @Test
    void noCodeIsShown() throws Exception {
        UUID id = approvedAndWaiting("ch-user");
        for (String code : CODES) {
            failed(id, code);
            assertThat(page(id, "en"))
                    .as(code)
                    .contains("Approved, but not carried out: ")
                    .doesNotContain('"' + code, '>' + code, ' ' + code + '<');
            assertThat(page(id, "zh-CN"))
                    .as(code)
                    .contains("已同意，但未能执行：")
                    .doesNotContain(code.contains("_") ? code : "：" + code);
        }
    }

    @Test
    void theTimelineSaysTheSameAsTheAlert() throws Exception {
        UUID id = approvedAndWaiting("ch-user");
        failed(id, "read_back_not_held");
        String sentence = "Keycloak accepted it, but the access was not there when looked for.";
        assertThat(page(id, "en").split(sentence, -1))
                .as("once above, once in the timeline")
                .hasSize(3);
        failed(id, "code_of_tomorrow");
        assertThat(page(id, "zh-CN")).contains("没有对应的说明。技术信息：code_of_tomorrow");
    }

    private void failed(UUID id, String code) {
        sql.sql("update change.change_request set delivery = 'FAILED', fault = ? where id = ?")
                .params(code, id)
                .update();
    }

    private String page(UUID id, String language) throws Exception {
        return show(CHIEF, language, "/changes/" + id)
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }
}
