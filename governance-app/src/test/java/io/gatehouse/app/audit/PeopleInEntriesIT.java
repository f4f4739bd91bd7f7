package io.gatehouse.app.audit;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.StateChange;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit page calls people as lists do, in the language of the page; the entry keeps the name that came with the sign-in. */
class PeopleInEntriesIT extends AppIT {

    @Autowired
    private MockMvc browser;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void somebodyWithTwoNames() {
        sql.sql("delete from directory.account where id = 'pe-fang'").update();
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes)
                        values ('pe-fang', 'wang.fang', 'Fang', 'Wang', true, false,
                            jsonb_build_object('employeeNumber', 'PE1', 'displayName', '王芳'))""").update();
    }

    @Test
    void whoDidItAndWhomItConcernsHaveTheirNames() throws Exception {
        String known = record(new Actor("pe-fang", "Fang Wang", Set.of()), "pe-fang");
        shows(known, "en", "by Wang Fang (王芳)<", "<span>Wang Fang (王芳)</span> <code class=\"gh-quiet\">pe-fang</code>");
        shows(known, "zh-CN", "王芳<", "<span>王芳</span> <code class=\"gh-quiet\">pe-fang</code>");
    }

    @Test
    void whoIsNotKnownKeepsTheNameOfTheEntry() throws Exception {
        String unknown = record(new Actor("pe-gone", "Fang Wang", Set.of()), "pe-lost");
        shows(unknown, "en", "by Fang Wang<", "<code>pe-lost</code>");
    }

    @Test
    void whoeverIsLookedForByTheShownNameIsFoundAsActorAndAsPersonConcerned() throws Exception {
        String did = record(new Actor("pe-fang", "Fang Wang", Set.of()), null);
        String concerned = record(new Actor("pe-other", "Somebody Else", Set.of()), "pe-fang");
        String neither = record(new Actor("pe-other", "Somebody Else", Set.of()), "pe-lost");
        for (String name : List.of("Wang Fang (王芳)", "王芳", "fang wang", "pe-fang")) {
            for (String path : List.of("/audit", "/audit/export.jsonl")) {
                browser.perform(get(path).param("person", name).with(SignedInAs.roles(AppRole.AUDITOR)))
                        .andExpect(content().string(containsString(concerned)))
                        .andExpect(content().string(containsString(did)))
                        .andExpect(content().string(not(containsString(neither))));
            }
        }
    }

    private String record(Actor actor, @Nullable String subject) {
        String id = UUID.randomUUID().toString();
        transaction.executeWithoutResult(status -> events.publishEvent(new StateChange(
                AuditChange.CHECKED, actor, subject, "AuditTrail", id, Map.of(), Map.of("x", "y"), null, Map.of())));
        return id;
    }

    private void shows(String object, String language, String... texts) throws Exception {
        for (String text : texts) {
            browser.perform(get("/audit?q=" + object)
                            .header("Accept-Language", language)
                            .with(SignedInAs.roles(AppRole.AUDITOR)))
                    .andExpect(content().string(containsString(text)));
        }
    }
}
