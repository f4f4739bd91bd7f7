package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.TWO;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** A version that is missing or old is answered as every other fault: with a sentence, the reference and what is there now. */
class PreconditionProblemsIT extends ChangeIT {

    @Test
    void anOldVersionIsToldWhatIsThereNow() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        approve(ONE, id);
        problem(id, reject(id).header("If-Match", "\"1\""))
                .andExpect(status().isPreconditionFailed())
                .andExpect(jsonPath("$.code").value("stale_version"))
                .andExpect(jsonPath("$.detail").value(containsString("changed after you opened it")))
                .andExpect(jsonPath("$.now['change.stale.by']").exists());
    }

    @Test
    void aMissingVersionIsAskedFor() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        problem(id, reject(id))
                .andExpect(status().isPreconditionRequired())
                .andExpect(jsonPath("$.code").value("version_needed"))
                .andExpect(jsonPath("$.detail").value(containsString("If-Match")));
    }

    private ResultActions problem(UUID id, MockHttpServletRequestBuilder request) throws Exception {
        return browser.perform(request.contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"no\"}")
                        .with(People.api(TWO)))
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.instance").value("/api/change-requests/" + id + "/reject"))
                .andExpect(jsonPath("$.reference").value(startsWith("GA-")));
    }

    private static MockHttpServletRequestBuilder reject(UUID id) {
        return post("/api/change-requests/" + id + "/reject");
    }
}
