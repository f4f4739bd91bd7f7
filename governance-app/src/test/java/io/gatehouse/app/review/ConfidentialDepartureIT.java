package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;

import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.Resolution;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.Tier;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** Whom HR takes their access from in confidence: the manager reads nothing of it in a review before it has happened. */
class ConfidentialDepartureIT extends ReviewIT {

    private static final Actor HR = new Actor("hr-1", "HR", Set.of(AppRole.HR));

    @Autowired
    private DepartureCases departures;

    @Autowired
    private MockMvc browser;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @AfterEach
    void nobodyLeaves() {
        sql.sql("update departure.departure_case set status = 'CANCELLED'").update();
    }

    @Test
    void theManagerIsToldNothingBeforeAccessHasEnded() throws Exception {
        Instant end = now.plus(Duration.ofMinutes(30));
        UUID departure = start(DepartureType.INVOLUNTARY, end);
        // what a read of Keycloak copies, of every departure
        sql.sql("update directory.account set access_end = :end where id = 'li'")
                .param("end", ItemRows.utc(end))
                .update();
        UUID later = openAnother();

        assertThat(item("li", "pay").status()).isEqualTo(ItemStatus.WAITING);
        assertThat(itemOf(later).status()).as("a campaign opened later").isEqualTo(ItemStatus.WAITING);
        for (UUID each : List.of(campaign, later)) {
            browser.perform(get("/reviews/" + each).with(SignedInAs.person("chen", "Chen")))
                    .andExpect(content()
                            .string(allOf(
                                    containsString("0 of 3 decided"), not(containsString("Resolved by departure")))));
        }

        ended(departure, end);
        assertThat(item("li", "pay").resolution()).isEqualTo(Resolution.DEPARTURE);
        assertThat(itemOf(later).resolution()).isEqualTo(Resolution.DEPARTURE);
        browser.perform(get("/reviews/" + campaign).with(SignedInAs.person("chen", "Chen")))
                .andExpect(content().string(containsString("Resolved by departure")));
    }

    @Test
    void anOpenDepartureResolvesAtOnceAlsoInACampaignOpenedLater() {
        start(DepartureType.VOLUNTARY, now.plus(Duration.ofMinutes(30)));
        assertThat(item("li", "pay").resolution()).isEqualTo(Resolution.DEPARTURE);
        assertThat(itemOf(openAnother()).resolution()).isEqualTo(Resolution.DEPARTURE);
    }

    @Test
    void whoLeavesAfterTheCampaignIsReviewed() {
        start(DepartureType.VOLUNTARY, now.plus(Duration.ofDays(30)));
        assertThat(item("li", "pay").status()).isEqualTo(ItemStatus.WAITING);
        assertThat(itemOf(openAnother()).status()).isEqualTo(ItemStatus.WAITING);
    }

    private UUID start(DepartureType type, Instant end) {
        LocalDate lastDay = LocalDate.ofInstant(end, ZoneOffset.UTC);
        return departures.start(HR, new DeparturePlan("li", type, lastDay, end, ZoneOffset.UTC, false, null));
    }

    private UUID openAnother() {
        return campaigns.open(
                new CampaignPlan("Q4", now.plusSeconds(3600), ZoneOffset.UTC, Set.of(Tier.T1, Tier.T2), null),
                OLGA,
                now);
    }

    private ReviewItem itemOf(UUID other) {
        return sql.sql(
                        "select * from review.item where campaign_id = :c and person_id = 'li' and entitlement_id = 'pay'")
                .param("c", other)
                .query(ItemMapping::item)
                .single();
    }

    private void ended(UUID departure, Instant at) {
        DepartureState state = new DepartureState(
                departure.toString(), "li", 1, null, "ENDED", at, "Z", at, at, at, 1, null, List.of(), List.of());
        transaction.executeWithoutResult(status -> events.publishEvent(new DepartureProgressed(state)));
    }
}
