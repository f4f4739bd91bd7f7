package io.gatehouse.app.departure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An order to the register that failed for good is seen by those who can mend it, and can be tried again. */
class DepartureOrdersIT extends ReportedCases {

    @Autowired
    private List<TodoSource> todos;

    @Test
    void anOrderThatFailedForGoodIsRedOnTheCaseAndInTheList() throws Exception {
        UUID id = start(false);
        failed(id, "REGISTER_DEPARTURE", "departed");

        for (RequestPostProcessor who : List.of(hr("en"), it("en"))) {
            browser.perform(get("/departures/" + id).with(who))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("Keycloak did not register this end of access"),
                                    containsString("The person has departed."),
                                    containsString("Not registered in Keycloak"),
                                    not(containsString("Being registered")))));
            browser.perform(get("/departures").with(who))
                    .andExpect(content().string(containsString("Not registered in Keycloak")));
        }
        browser.perform(get("/departures/" + id).with(hr("zh-CN")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Keycloak 未登记此权限终止时间"),
                                containsString("该人员已离职"),
                                not(containsString("??")))));
        browser.perform(get("/api/departures/" + id).with(SignedInAs.api("do-hr", AppRole.HR)))
                .andExpect(jsonPath("$.failed.error").value("departed"));
        assertThat(sql.sql("select content from audit.entry where type = 'departure.order-failed' and content like ?")
                        .param("%" + id + "%")
                        .query(String.class)
                        .single())
                .contains("\"error\":\"departed\"");
    }

    /** HR tries again on the case, IT among all failed orders; whoever is both has it with the case. */
    @Test
    void inAnInboxItStandsOnceAndWhereItCanBeTriedAgain() throws Exception {
        Actor it = new Actor("do-it", "Liu Yang", Set.of(AppRole.ADMINISTRATOR));
        Actor both = new Actor("do-both", "Zhou Min", Set.of(AppRole.ADMINISTRATOR, AppRole.HR));
        long ofIt = failedOrders(it);
        long ofBoth = failedOrders(both);
        UUID id = start(false);
        failed(id, "REGISTER_DEPARTURE", "departed");

        assertThat(failedOrders(it)).isEqualTo(ofIt + 1);
        assertThat(failedOrders(both)).isEqualTo(ofBoth);
        assertThat(about(id, it)).isEmpty();
        for (Actor one : List.of(HR, both)) {
            assertThat(about(id, one)).containsExactly("departure.todo.failed.REGISTER_DEPARTURE");
        }
        browser.perform(get("/").with(hr("en")))
                .andExpect(content().string(containsString("Keycloak did not register the end of access")));
        browser.perform(get("/").with(it("en")))
                .andExpect(content().string(containsString("could not be carried out in Keycloak")));
    }

    /** How many failed orders the inbox counts. */
    private long failedOrders(Actor actor) {
        return inbox(actor)
                .filter(todo -> todo.messageKey().equals("fulfillment.todo.failed"))
                .mapToLong(todo -> (Long) todo.arguments().get(0))
                .sum();
    }

    private List<String> about(UUID id, Actor actor) {
        return inbox(actor)
                .filter(todo -> todo.href().endsWith("/" + id))
                .map(Todo::messageKey)
                .filter(key -> key.contains("failed"))
                .toList();
    }

    private Stream<Todo> inbox(Actor actor) {
        return todos.stream().flatMap(source -> source.waitingFor(actor, Instant.now()).stream());
    }

    @Test
    void onlyHrTriesAgainAndThenTheOldOrderIsOutOfTheWay() throws Exception {
        UUID id = start(false);
        FulfillmentOrder old = failed(id, "REGISTER_DEPARTURE", "departed");
        String path = "/departures/" + id + "/try-again";
        browser.perform(post(path).param("version", version(id)).with(it("en")).with(csrf()))
                .andExpect(status().isForbidden());
        browser.perform(post(path).param("version", version(id)).with(hr("en")).with(csrf()))
                .andExpect(status().is3xxRedirection());

        assertThat(store.find(id).orElseThrow().failure()).isNull();
        List<FulfillmentOrder> placed = orders.of(id);
        assertThat(placed)
                .extracting(FulfillmentOrder::kind)
                .containsOnly("REGISTER_DEPARTURE")
                .hasSize(2);
        assertThat(placed.get(0).orderId()).isEqualTo(old.orderId());
        assertThat(placed.get(0).status()).isEqualTo(FulfillmentOrder.Status.CANCELLED);
        browser.perform(post(path).param("version", version(id)).with(hr("en")).with(csrf()))
                .andExpect(status().isForbidden());

        verified(placed.get(1));
        browser.perform(get("/").with(hr("en")))
                .andExpect(content().string(not(containsString("did not register the end of access"))));
    }

    @Test
    void aConfidentialFailureIsToldToItWithoutTheName() throws Exception {
        UUID id = start(true);
        failed(id, "REGISTER_DEPARTURE", "departed");
        browser.perform(get("/").with(it("en")))
                .andExpect(content()
                        .string(allOf(
                                containsString("could not be carried out in Keycloak"),
                                not(containsString("do-leaver")))));
        browser.perform(get("/fulfillment").with(it("en")))
                .andExpect(content()
                        .string(allOf(
                                containsString("Register the end of access: a confidential departure"),
                                not(containsString("do-leaver")))));
        browser.perform(get("/departures/" + id).with(it("en"))).andExpect(status().isNotFound());
    }

    @Test
    void endingAccessNowRegistersFirstWhatCouldNotBeRegistered() {
        UUID id = start(false);
        failed(id, "REGISTER_DEPARTURE", "already_leaving");
        cases.runNow(HR, id, store.find(id).orElseThrow().version());
        assertThat(orders.of(id))
                .extracting(order -> order.kind() + " " + order.status())
                .containsExactly(
                        "REGISTER_DEPARTURE CANCELLED", "REGISTER_DEPARTURE PENDING", "EXECUTE_DEPARTURE PENDING");
    }
}
