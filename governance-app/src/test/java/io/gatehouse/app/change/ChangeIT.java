package io.gatehouse.app.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole app with {@link Staff} in its directory; what all tests of this module share. */
abstract class ChangeIT extends AppIT {

    static final String WHY = "Quarter end closing, cover for a colleague";

    @Autowired
    JdbcClient sql;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MockMvc browser;

    @Autowired
    Directory directory;

    @Autowired
    ChangeRequests requests;

    @Autowired
    Approvals approvals;

    @Autowired
    ChangeDetails details;

    @Autowired
    ChangeList list;

    Staff staff;

    @BeforeEach
    void settle() {
        staff = new Staff(sql);
        staff.settle();
    }

    UUID ask(Actor actor, String source, String entitlement) {
        return requests.submit(actor, new NewChange(source, entitlement, WHY, null, 30), null);
    }

    void approve(Actor actor, UUID id) {
        approve(actor, id, "needed");
    }

    boolean approve(Actor actor, UUID id, @Nullable String reason) {
        return approvals.approve(actor, id, now(id).version(), reason, "1");
    }

    /** Approved, with an order that no app's job carries out while the test lasts. */
    UUID approvedAndWaiting(String person) {
        return transaction.execute(status -> {
            UUID id = ask(Staff.CHIEF, person, "ch-t2");
            approve(Staff.ONE, id);
            sql.sql(
                            "update fulfillment.fulfillment_order set not_before = now() + interval '1 day' where origin_id = ?")
                    .param(id.toString())
                    .update();
            return id;
        });
    }

    /** As the auditor sees it. */
    ChangeRequest now(UUID id) {
        return details.of(Staff.AUDITOR, id).request();
    }

    long orders(UUID id) {
        return sql.sql("select count(*) from fulfillment.fulfillment_order where origin_id = ?")
                .param(id.toString())
                .query(Long.class)
                .single();
    }

    /** The page in that language, with nothing left untranslated. */
    ResultActions show(Actor actor, String language, String path) throws Exception {
        return browser.perform(get(path).with(People.page(actor, language)))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("??"))));
    }

    /** A button of a page; fields are names and values in turn. */
    ResultActions send(Actor actor, String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request =
                post(path).with(People.page(actor, "en")).with(csrf());
        for (int i = 0; i < fields.length; i += 2) {
            request.param(fields[i], fields[i + 1]);
        }
        return browser.perform(request);
    }

    static void refused(String code, ThrowingCallable attempt) {
        Throwable thrown = Assertions.catchThrowable(attempt);
        assertThat(thrown).isInstanceOf(Refused.class);
        assertThat(((Refused) thrown).code()).isEqualTo(code);
    }

    static void bad(String field, String code, ThrowingCallable attempt) {
        Throwable thrown = Assertions.catchThrowable(attempt);
        assertThat(thrown).isInstanceOf(BadInput.class);
        assertThat(((BadInput) thrown).code()).isEqualTo(code);
        assertThat(((BadInput) thrown).field()).isEqualTo(field);
    }
}
