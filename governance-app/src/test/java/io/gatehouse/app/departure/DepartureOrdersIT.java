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
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.shared.AppRole;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** An order to the register that failed for good is seen by those who can mend it, and can be tried again. */
class DepartureOrdersIT extends ReportedCases {

    @Test
    void anOrderThatFailedForGoodIsRedOnTheCaseInTheListAndInBothInboxes() throws Exception {
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
            browser.perform(get("/").with(who))
                    .andExpect(content().string(containsString("Keycloak did not register the end of access")));
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
                                containsString("One confidential departure: the order to Keycloak failed"),
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
