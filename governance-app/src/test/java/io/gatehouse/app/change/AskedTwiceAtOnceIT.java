package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.CHIEF;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.LockWatch;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** The same request twice at the same moment: one request, and a clear answer for the second call. */
class AskedTwiceAtOnceIT extends ChangeIT {

    @Test
    void aRepeatedCallWithItsKeyGetsTheRequestOfTheFirst() throws Exception {
        String key = "twice-" + UUID.randomUUID();
        Twice twice = whileTheFirstIsNotCommitted(key, key);
        twice.second.andExpect(status().isCreated());
        assertThat(twice.second.andReturn().getResponse().getHeader("Location")).endsWith("/" + twice.first);
        assertThat(sql.sql("select count(*) from change.change_request where idempotency_key = ?")
                        .param(key)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void withoutAKeyTheSecondIsToldThatItIsAskedForAlready() throws Exception {
        whileTheFirstIsNotCommitted(null, null)
                .second
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("change.asked-already"));
    }

    private record Twice(UUID first, ResultActions second) {}

    /** The second has looked, and found no such request, before the first is stored: it stands at the first one's row. */
    private Twice whileTheFirstIsNotCommitted(@Nullable String firstKey, @Nullable String secondKey) throws Exception {
        CompletableFuture<ResultActions> answer = new CompletableFuture<>();
        UUID first = transaction.execute(status -> {
            UUID id = requests.submit(CHIEF, new NewChange("ch-user", "ch-t2", WHY, null, 30), firstKey);
            answer.completeAsync(() -> create(secondKey));
            LockWatch.untilSomebodyWaits(sql);
            return id;
        });
        return new Twice(first, answer.get(30, TimeUnit.SECONDS));
    }

    private ResultActions create(@Nullable String key) {
        MockHttpServletRequestBuilder request = post("/api/change-requests")
                .contentType(MediaType.APPLICATION_JSON)
                .content(
                        "{\"sourceId\":\"ch-user\",\"entitlementId\":\"ch-t2\",\"reason\":\"" + WHY + "\",\"days\":30}")
                .with(People.api(CHIEF));
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        try {
            return browser.perform(request);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
