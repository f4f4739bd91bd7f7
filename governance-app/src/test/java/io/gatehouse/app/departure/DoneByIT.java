package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.departure.model.ChecklistTask;
import io.gatehouse.app.departure.model.Section;
import io.gatehouse.app.departure.model.TaskStatus;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who did a task of the checklist is called as people are called in the language of the page. */
class DoneByIT extends ReportedCases {

    @Autowired
    private Checklists checklists;

    @Autowired
    private ChecklistStore tasks;

    @Test
    void theNameIsThatOfTheLanguageAndTheStoredOneOnlyForWhoIsGone() throws Exception {
        sql.sql("""
                        update directory.account set first_name = 'Fang', last_name = 'Wang',
                            attributes = attributes || jsonb_build_object('displayName', '王芳') where id = 'do-hr'""").update();
        UUID id = start(false);
        ChecklistTask task = tasks.of(id).stream()
                .filter(one -> one.section() == Section.HR)
                .findFirst()
                .orElseThrow();
        checklists.set(HR, id, task.id(), task.version(), TaskStatus.DONE, null);
        assertThat(tasks.of(id)).anyMatch(one -> "Wang Fang".equals(one.doneByName()));

        shows(id, "en", ">Wang Fang (王芳), ");
        shows(id, "zh-CN", ">王芳，");
        sql.sql("delete from directory.account where id = 'do-hr'").update();
        shows(id, "zh-CN", ">Wang Fang，");
    }

    private void shows(UUID id, String language, String name) throws Exception {
        browser.perform(get("/departures/" + id).with(hr(language)))
                .andExpect(content().string(containsString(name)));
    }
}
