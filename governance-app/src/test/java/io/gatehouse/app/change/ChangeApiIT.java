package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.shared.Actor;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;

/** The JSON API: versions, faults and who may do what. */
class ChangeApiIT extends ChangeIT {

    private static final String PATH = "/api/change-requests";
    private static final String BODY =
            "{\"sourceId\":\"ch-user\",\"entitlementId\":\"ch-t2\",\"reason\":\"" + WHY + "\",\"days\":30}";

    @Test
    void askReadAndApprove() throws Exception {
        ResultActions created = create(CHIEF, BODY, "api-1")
                .andExpect(status().isCreated())
                .andExpect(header().string("ETag", "\"1\""))
                .andExpect(jsonPath("$.status").value("SUBMITTED"))
                .andExpect(jsonPath("$.tier").value("T2"))
                .andExpect(jsonPath("$.policyVersion").value(1));
        String location = created.andReturn().getResponse().getHeader("Location");
        assertThat(location).isNotNull();
        assertThat(create(CHIEF, BODY, "api-1").andReturn().getResponse().getHeader("Location"))
                .isEqualTo(location);
        browser.perform(get(location).with(People.api(ONE))).andExpect(status().isOk());
        decide(ONE, location + "/approve", "\"1\"", "{}")
                .andExpect(status().isOk())
                .andExpect(header().string("ETag", "\"2\""))
                .andExpect(jsonPath("$.status").value("APPROVED"))
                .andExpect(jsonPath("$.order.state").value("PENDING"));
        browser.perform(get(PATH + "?status=APPROVED").with(People.api(CHIEF)))
                .andExpect(jsonPath("$.items[0].order").value("PENDING"));
    }

    @Test
    void anOldVersionIs412AndNoneIs428() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t1");
        approve(ONE, id);
        decide(TWO, PATH + "/" + id + "/reject", "\"1\"", "{\"reason\":\"no\"}")
                .andExpect(status().isPreconditionFailed())
                .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.code").value("stale_version"))
                .andExpect(jsonPath("$.now['change.stale.by']").value("ch-one"));
        browser.perform(post(PATH + "/" + id + "/reject")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"reason\":\"no\"}")
                        .with(People.api(TWO)))
                .andExpect(status().isPreconditionRequired());
        decide(TWO, PATH + "/" + id + "/reject", "*", "{\"reason\":\"no\"}").andExpect(status().isBadRequest());
        assertThat(now(id).status()).isEqualTo(ChangeStatus.SUBMITTED);
    }

    @Test
    void whatCannotBeReadIs400() throws Exception {
        for (String body : new String[] {
            "{", "[]", "{\"sourceId\":1,\"surprise\":true}", BODY.replace("days", "daze"), BODY.replace("30", "\"x\"")
        }) {
            create(CHIEF, body, null)
                    .andExpect(status().isBadRequest())
                    .andExpect(content().contentType(MediaType.APPLICATION_PROBLEM_JSON));
        }
        create(CHIEF, "{\"sourceId\":\"ch-user\"}", null)
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("change.needed"));
        browser.perform(get(PATH + "?size=100000").with(People.api(CHIEF))).andExpect(status().isBadRequest());
        browser.perform(get(PATH + "?view=NONE").with(People.api(CHIEF))).andExpect(status().isBadRequest());
    }

    @Test
    void theWrongPeopleAreRefused() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        browser.perform(get(PATH)).andExpect(status().isUnauthorized());
        browser.perform(get(PATH + "/" + id).with(People.api(STRANGER))).andExpect(status().isNotFound());
        decide(STRANGER, PATH + "/" + id + "/approve", "\"1\"", "{}").andExpect(status().isNotFound());
        decide(CHIEF, PATH + "/" + id + "/approve", "\"1\"", "{}")
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.code").value("change.own-request"));
        create(STRANGER, BODY.replace("ch-t2", "ch-t3"), null).andExpect(status().isForbidden());
        decide(ONE, PATH + "/" + id + "/destroy", "\"1\"", "{}").andExpect(status().isNotFound());
        assertThat(orders(id)).isZero();
    }

    private ResultActions create(Actor actor, String body, @Nullable String key) throws Exception {
        var request =
                post(PATH).contentType(MediaType.APPLICATION_JSON).content(body).with(People.api(actor));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return browser.perform(request);
    }

    private ResultActions decide(Actor actor, String path, String version, String body) throws Exception {
        return browser.perform(post(path)
                .header("If-Match", version)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body)
                .with(People.api(actor)));
    }
}
