package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A request names the system in the language of the page, and is found by that name. */
class SystemNameIT extends ChangeIT {

    @Test
    void chinesePagesSayTheChineseName() throws Exception {
        sql.sql("update directory.client set attributes = '{\"gatehouse.name.zh-CN\": \"企业资源计划\"}' where id = 'ch-erp'")
                .update();
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        show(ONE, "zh-CN", "/changes/" + id).andExpect(content().string(containsString("企业资源计划")));
        show(ONE, "en", "/changes/" + id).andExpect(content().string(not(containsString("企业资源计划"))));
        show(CHIEF, "zh-CN", "/changes/new?what=企业资源").andExpect(content().string(containsString("企业资源计划")));
        String reference = "CR-" + now(id).number();
        show(ONE, "en", "/changes?view=ALL&q=企业资源").andExpect(content().string(containsString(reference)));
    }
}
