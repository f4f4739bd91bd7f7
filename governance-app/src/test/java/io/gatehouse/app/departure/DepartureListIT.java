package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.AppIT;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.model.CaseRights;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.annotation.Transactional;

/** Whoever may see one old case among hundreds finds it; each test's rows are rolled back. */
@Transactional
class DepartureListIT extends AppIT {

    private static final Actor BOSS = new Actor("dl-boss", "Boss", Set.of());
    private static final String OLD = "00000000-0000-0000-0000-0000000000aa";

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient sql;

    @Autowired
    DepartureDesk desk;

    @Autowired
    CaseSearch search;

    @Autowired
    CaseStore store;

    @BeforeEach
    void hundredsOfCasesAndOneOldOne() {
        person("dl-boss", null);
        person("dl-leaver", "dl-boss");
        sql.sql("update departure.departure_case set status = 'CANCELLED', confidential = false")
                .update();
        sql.sql("""
                        insert into departure.departure_case (id, person_id, type, last_day, access_end, zone, confidential,
                            status, started_by, started_at)
                        select gen_random_uuid(), 'dl-other-' || n, 'VOLUNTARY', date '2026-06-01',
                            timestamptz '2026-06-01 10:00Z' + n * interval '1 minute', 'Asia/Shanghai', n % 2 = 0,
                            case when n % 3 = 0 then 'ENDED' else 'FINISHED' end, 'dl-hr', now()
                        from generate_series(1, 620) n""").update();
        sql.sql("""
                        insert into departure.departure_case (id, person_id, type, last_day, access_end, zone, confidential,
                            status, started_by, started_at)
                        values (:id, 'dl-leaver', 'VOLUNTARY', '2001-01-01', '2001-01-01 10:00Z', 'Asia/Shanghai', false,
                            'FINISHED', 'dl-hr', now())""").param("id", UUID.fromString(OLD)).update();
    }

    @Test
    void theOnlyPermittedCaseIsFoundThoughHundredsAreNewer() throws Exception {
        browser.perform(get("/departures").with(SignedInAs.person("dl-boss", "Boss")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("departure-" + OLD)))
                .andExpect(content().string(not(containsString("data-testid=\"more\""))));
        browser.perform(get("/api/departures").with(SignedInAs.api("dl-boss")))
                .andExpect(content().string(containsString(OLD)));
    }

    @Test
    void aTaskInAnOldCaseReachesTheInbox() {
        sql.sql("update departure.departure_case set status = 'ENDED' where id = :id")
                .param("id", UUID.fromString(OLD))
                .update();
        sql.sql("""
                        insert into departure.checklist_task (id, case_id, position, task_key, section, blocking, due_on, status)
                        select gen_random_uuid(), id, 1, 'handover', 'DEPARTMENT', true, last_day, 'OPEN'
                        from departure.departure_case""").update();
        assertThat(desk.waitingFor(BOSS))
                .extracting(waiting -> waiting.departure().id().toString())
                .containsExactly(OLD);
    }

    @Test
    void everyCaseIsOnExactlyOnePage() throws Exception {
        Actor hr = new Actor("dl-hr", "HR", Set.of(AppRole.HR));
        List<UUID> first = ids(desk.list(hr, 0, 500));
        DepartureDesk.Page last = desk.list(hr, 1, 500);
        assertThat(first).hasSize(500).doesNotContainAnyElementsOf(ids(last)).doesNotHaveDuplicates();
        assertThat(ids(last)).contains(UUID.fromString(OLD));
        assertThat(last.more()).isFalse();
        browser.perform(get("/departures").with(SignedInAs.person("dl-hr", "HR", AppRole.HR)))
                .andExpect(content().string(containsString("/departures?page=1")));
        browser.perform(get("/departures?page=99").with(SignedInAs.person("dl-hr", "HR", AppRole.HR)))
                .andExpect(content().string(containsString("past the end of the list")))
                .andExpect(content().string(not(containsString("No departures planned"))));
    }

    @Test
    void theDatabaseSaysWhatTheRuleSays() {
        List<Actor> actors = List.of(
                BOSS,
                new Actor("dl-leaver", "Leaver", Set.of(AppRole.HR)),
                new Actor("dl-hr", "HR", Set.of(AppRole.HR)),
                new Actor("dl-admin", "Administrator", Set.of(AppRole.ADMINISTRATOR)),
                new Actor("dl-auditor", "Auditor", Set.of(AppRole.AUDITOR)),
                new Actor("dl-nobody", "Nobody", Set.of(AppRole.APPROVER)));
        List<UUID> all = sql.sql("select id from departure.departure_case")
                .query(UUID.class)
                .list();
        for (Actor actor : actors) {
            List<UUID> allowed = all.stream()
                    .map(id -> store.find(id).orElseThrow())
                    .filter(it -> CaseRights.maySee(
                            actor, it, actor.equals(BOSS) && it.personId().equals("dl-leaver")))
                    .map(it -> it.id())
                    .toList();
            assertThat(search.visible(actor, 0, 10_000))
                    .as(actor.id())
                    .extracting(it -> it.id())
                    .containsExactlyInAnyOrderElementsOf(allowed);
        }
    }

    private static List<UUID> ids(DepartureDesk.Page page) {
        return page.lines().stream().map(line -> line.departure().id()).toList();
    }

    private void person(String id, @Nullable String manager) {
        sql.sql("""
                        insert into directory.account (id, username, first_name, last_name, enabled, departed, attributes,
                            manager_id)
                        values (:id, :id, :id, 'Test', true, false, jsonb_build_object('employeeNumber', :id::text), :manager)""")
                .param("id", id)
                .param("manager", manager, java.sql.Types.VARCHAR)
                .update();
    }
}
