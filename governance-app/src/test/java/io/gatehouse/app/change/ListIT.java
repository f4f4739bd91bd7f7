package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.AUDITOR;
import static io.gatehouse.app.change.Staff.CHIEF;
import static io.gatehouse.app.change.Staff.ONE;
import static io.gatehouse.app.change.Staff.OWNER;
import static io.gatehouse.app.change.Staff.STRANGER;
import static io.gatehouse.app.change.Staff.SUB;
import static io.gatehouse.app.change.Staff.TWO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Lists: what each person sees, finds and still has to do. */
class ListIT extends ChangeIT {

    @Test
    void everybodySeesWhatConcernsThemAndApproversEverything() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        for (Actor actor : List.of(CHIEF, Staff.USER, OWNER, ONE, ADMIN, AUDITOR)) {
            assertThat(ids(actor, ListView.ALL, "", ChangeStatus.SUBMITTED))
                    .as(actor.id())
                    .containsExactly(id);
        }
        assertThat(ids(STRANGER, ListView.ALL, "", null)).isEmpty();
        assertThat(ids(CHIEF, ListView.MINE, "", ChangeStatus.SUBMITTED)).containsExactly(id);
        assertThat(ids(ONE, ListView.MINE, "", null)).doesNotContain(id);
    }

    @Test
    void whatWaitsIsWhatOnesDecisionMovesOn() {
        UUID id = ask(ASKER, "ch-asker", "ch-t1");
        assertThat(ids(ONE, ListView.WAITING, "", null)).containsExactly(id);
        assertThat(ids(OWNER, ListView.WAITING, "", null)).containsExactly(id);
        assertThat(ids(SUB, ListView.WAITING, "", null)).isEmpty();
        assertThat(ids(ASKER, ListView.WAITING, "", null)).isEmpty();
        assertThat(ids(ADMIN, ListView.WAITING, "", null)).isEmpty();
        approve(ONE, id);
        assertThat(ids(ONE, ListView.WAITING, "", null)).isEmpty();
        assertThat(ids(TWO, ListView.WAITING, "", null)).isEmpty();
        assertThat(ids(OWNER, ListView.WAITING, "", null)).containsExactly(id);
        assertThat(list.countWaiting(OWNER)).isEqualTo(1);
    }

    @Test
    void itIsFoundByNamesInBothLanguagesReferenceAndReason() {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        String reference = now(id).reference();
        for (String text : List.of("post inv", "录入", "erp/post", "CH-USER", "人员C4", reference, "quarter END")) {
            assertThat(ids(AUDITOR, ListView.ALL, text, ChangeStatus.SUBMITTED))
                    .as(text)
                    .containsExactly(id);
        }
        assertThat(ids(AUDITOR, ListView.ALL, "%", ChangeStatus.SUBMITTED)).isEmpty();
        assertThat(ids(AUDITOR, ListView.ALL, "nothing like it", null)).isEmpty();
    }

    @Test
    void theSearchOfTheHeaderFindsOnlyWhatSomebodyMaySeeAndTheBellCountsIt() throws Exception {
        UUID id = ask(CHIEF, "ch-user", "ch-t2");
        String search = "/search?q=" + now(id).reference();
        for (Actor actor : List.of(CHIEF, Staff.USER, OWNER, AUDITOR)) {
            browser.perform(get(search).with(as(actor)))
                    .andExpect(status().isOk())
                    .andExpect(content().string(containsString("/changes/" + id)));
        }
        browser.perform(get(search).with(as(STRANGER)))
                .andExpect(content().string(not(containsString("/changes/" + id))));
        browser.perform(get("/inbox/bell").with(as(OWNER)))
                .andExpect(content().string(containsString("data-testid=\"bell-count\">1<")));
        browser.perform(get("/").with(as(OWNER))).andExpect(content().string(containsString("To-do (1)")));
    }

    private static RequestPostProcessor as(Actor actor) {
        return SignedInAs.person(actor.id(), actor.name(), actor.roles().toArray(AppRole[]::new));
    }

    @Test
    void pagesAreCountedByTheDatabase() {
        for (String target : List.of("ch-t1", "ch-t2", "ch-t3")) {
            ask(CHIEF, "ch-user", target);
        }
        ListPage page = list.find(CHIEF, new ListQuery(ListView.MINE, "", ChangeStatus.SUBMITTED, 1, 2));
        assertThat(page.total()).isEqualTo(3);
        assertThat(page.pages()).isEqualTo(2);
        assertThat(page.rows()).hasSize(1);
    }

    private List<UUID> ids(Actor actor, ListView view, String text, @Nullable ChangeStatus status) {
        return list.find(actor, new ListQuery(view, text, status, 0, 50)).rows().stream()
                .map(ListRow::id)
                .toList();
    }
}
