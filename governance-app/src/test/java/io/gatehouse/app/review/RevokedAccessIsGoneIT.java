package io.gatehouse.app.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.departure.DepartureOpened;
import io.gatehouse.app.fulfillment.FulfillmentOrder;
import io.gatehouse.app.fulfillment.OrderVerified;
import io.gatehouse.app.fulfillment.Origin;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.review.model.ItemStatus;
import io.gatehouse.app.review.model.ReasonCode;
import io.gatehouse.app.review.model.Resolution;
import io.gatehouse.app.review.model.ReviewItem;
import io.gatehouse.app.review.model.Statement;
import io.gatehouse.app.review.model.Verb;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.support.TransactionTemplate;

/** From the draft to "confirmed gone", with second thoughts, stale pages and departures in between. */
class RevokedAccessIsGoneIT extends ReviewIT {

    private static final Actor BOSS = new Actor("boss", "Boss", Set.of());

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private Resolutions resolutions;

    @Test
    void aRevokedAccessIsGone() {
        keycloak.held.put("li", new TreeSet<>(Set.of("pay", "view")));
        decide("li", "pay", Verb.REVOKE);
        decide("li", "view", Verb.KEEP);
        signOffs.sign(campaign, statement(CHEN, true), CHEN, now);
        assertThat(item("li", "pay").status()).isEqualTo(ItemStatus.DECIDED);
        assertThat(keycloak.held.get("li")).as("the waiting time").contains("pay");

        revocations.runNow(item("li", "pay").id(), item("li", "pay").version(), CHEN, now);
        await(() -> item("li", "pay").revocation().goneAt() != null);
        assertThat(keycloak.held.get("li")).containsExactly("view");
        assertThat(trail("review.revoke-verified", item("li", "pay"))).isEqualTo(1);
    }

    @Test
    void aSignedRevokeIsUndoneWhileItWaits() {
        keycloak.held.put("li", new TreeSet<>(Set.of("pay")));
        decide("li", "pay", Verb.REVOKE);
        signOffs.sign(campaign, statement(CHEN, true), CHEN, now);
        ReviewItem signed = item("li", "pay");
        revocations.undo(signed.id(), signed.version(), CHEN, now);
        assertThat(item("li", "pay").status()).isEqualTo(ItemStatus.WAITING);
        assertThat(item("li", "pay").decision()).isNull();
        assertThat(sql.sql("select status from fulfillment.fulfillment_order where order_id = :id")
                        .param("id", signed.revocation().orderId())
                        .query(String.class)
                        .single())
                .isEqualTo("CANCELLED");
        assertThatThrownBy(() -> revocations.undo(signed.id(), item("li", "pay").version(), CHEN, now))
                .isInstanceOf(Refused.class);
    }

    @Test
    void onlyWhatWasShownIsSigned() {
        decide("li", "view", Verb.KEEP);
        Statement shown = statement(CHEN, true);
        decide("wu", "view", Verb.REVOKE);
        assertThatThrownBy(() -> signOffs.sign(campaign, shown, CHEN, now)).isInstanceOf(StaleVersion.class);
        assertThatThrownBy(() -> signOffs.sign(campaign, statement(CHEN, false), CHEN, now))
                .isInstanceOf(BadInput.class);
        assertThat(item("wu", "view").status()).isEqualTo(ItemStatus.WAITING);
    }

    @Test
    void nobodyDecidesForOthersOrThemselvesAndNobodyOverwrites() {
        ReviewItem pay = item("li", "pay");
        Actor li = new Actor("li", "Li", Set.of());
        Actor wu = new Actor("wu", "Wu", Set.of());
        assertThatThrownBy(() -> decisions.decide(pay.id(), 0, Verb.REVOKE, null, null, li, now))
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("review.own-access"));
        assertThatThrownBy(() -> decisions.decide(pay.id(), 0, Verb.REVOKE, null, null, wu, now))
                .isInstanceOf(UnknownObject.class);
        assertThatThrownBy(() -> decisions.decide(pay.id(), 0, Verb.REVOKE, null, null, OLGA, now))
                .as("who runs it looks on, but does not decide")
                .isInstanceOfSatisfying(
                        Refused.class, no -> assertThat(no.code()).isEqualTo("review.not-reviewer"));
        decide("li", "pay", Verb.REVOKE);
        assertThatThrownBy(() -> decisions.decide(pay.id(), 0, Verb.REVOKE, null, null, CHEN, now))
                .isInstanceOf(StaleVersion.class);
        assertThat(trail("review.decided", pay)).isEqualTo(1);
    }

    @Test
    void keepingHighRiskNeedsAReasonAndALook() {
        ReviewItem pay = item("li", "pay");
        assertBad("code", () -> decisions.decide(pay.id(), 0, Verb.KEEP, null, REASON, CHEN, now));
        assertBad("look", () -> decisions.decide(pay.id(), 0, Verb.KEEP, ReasonCode.OTHER, REASON, CHEN, now));
        decisions.shown(pay.id(), new Actor("wu", "Wu", Set.of()), now.minusSeconds(60));
        assertBad("look", () -> decisions.decide(pay.id(), 0, Verb.KEEP, ReasonCode.OTHER, REASON, CHEN, now));
        decisions.shown(pay.id(), CHEN, now);
        assertBad("look", () -> decisions.decide(pay.id(), 0, Verb.KEEP, ReasonCode.OTHER, REASON, CHEN, now));
        decisions.decide(pay.id(), 0, Verb.KEEP, ReasonCode.OTHER, REASON, CHEN, now.plus(LOOK));
        assertThat(item("li", "pay").decision().reason()).isEqualTo(REASON);
    }

    @Test
    void whoLeavesResolvesWhatWasNotDecidedAndADraftThatRevokesStays() {
        decide("li", "view", Verb.REVOKE);
        leaves("li", Duration.ofDays(30));
        assertThat(item("li", "pay").status()).as("leaves after the campaign").isEqualTo(ItemStatus.WAITING);
        leaves("li", Duration.ofMinutes(30));
        assertThat(item("li", "pay").resolution()).isEqualTo(Resolution.DEPARTURE);
        assertThat(item("li", "view").status()).isEqualTo(ItemStatus.WAITING);
        assertThat(item("wu", "view").status()).isEqualTo(ItemStatus.WAITING);
        assertThat(trail("review.item-resolved", item("li", "pay"))).isEqualTo(1);
    }

    @Test
    void aDepartureThatIsTakenBackBeforeTheRegisterKnewOfItAsksAgain() {
        leaves("li", Duration.ofMinutes(30));
        assertThat(item("li", "pay").status()).isEqualTo(ItemStatus.RESOLVED);
        FulfillmentOrder cancelled = new FulfillmentOrder(
                UUID.randomUUID(),
                "CANCEL_DEPARTURE",
                FulfillmentOrder.Status.VERIFIED,
                new Origin("departure", "DepartureCase", UUID.randomUUID().toString()),
                "li",
                null,
                now,
                now,
                1,
                null,
                now,
                now,
                null,
                null);
        // the departure itself does not exist in this test
        resolutions.on(new OrderVerified(cancelled));
        assertThat(item("li", "pay").status()).isEqualTo(ItemStatus.WAITING);
    }

    @Test
    void whatIsNotHeldAnyMoreResolvesItselfAndALostReviewerIsReplaced() {
        decide("wu", "view", Verb.KEEP);
        company.loses("li", "pay");
        company.leaves("chen");
        company.wasRead();
        jobs.moveOn();
        assertThat(item("li", "pay").resolution()).isEqualTo(Resolution.GRANT_GONE);
        assertThat(item("wu", "view").reviewerId()).isEqualTo("boss");
        assertThat(item("wu", "view").decision())
                .as("the new reviewer starts afresh")
                .isNull();
    }

    @Test
    void aCampaignClosesWhenEverythingIsDecidedAndVerified() {
        keycloak.held.put("li", new TreeSet<>(Set.of("pay", "view")));
        decide("li", "pay", Verb.REVOKE);
        decide("li", "view", Verb.KEEP);
        decide("wu", "view", Verb.KEEP);
        Instant runAt = signOffs.sign(campaign, statement(CHEN, true), CHEN, now);
        assertThat(runAt).isEqualTo(now.plus(Duration.ofMinutes(15)));
        jobs.moveOn();
        assertThat(status()).isEqualTo(CampaignStatus.OPEN);
        ReviewItem own = item("chen", "pay");
        decisions.decide(own.id(), own.version(), Verb.REVOKE, null, null, BOSS, now);
        keycloak.held.put("chen", new TreeSet<>(Set.of("pay")));
        signOffs.sign(campaign, statement(BOSS, true), BOSS, now);
        jobs.moveOn();
        assertThat(status()).isEqualTo(CampaignStatus.REMEDIATING);
        assertThatThrownBy(() -> decide("li", "view", Verb.REVOKE)).isInstanceOf(Refused.class);
        revocations.runNow(item("li", "pay").id(), item("li", "pay").version(), CHEN, now);
        revocations.runNow(own.id(), item("chen", "pay").version(), BOSS, now);
        await(() -> item("li", "pay").revocation().goneAt() != null
                && item("chen", "pay").revocation().goneAt() != null);
        jobs.moveOn();
        assertThat(status()).isEqualTo(CampaignStatus.CLOSED);
    }

    private void leaves(String person, Duration in) {
        transaction.executeWithoutResult(
                status -> events.publishEvent(new DepartureOpened(UUID.randomUUID(), person, now.plus(in))));
    }

    private CampaignStatus status() {
        return workspaces.campaign(campaign, OLGA).status();
    }

    private void decide(String person, String entitlement, Verb verb) {
        ReviewItem item = item(person, entitlement);
        decisions.decide(item.id(), item.version(), verb, null, null, CHEN, now);
    }

    private static void assertBad(String field, Runnable attempt) {
        assertThatThrownBy(attempt::run)
                .isInstanceOfSatisfying(
                        BadInput.class, bad -> assertThat(bad.field()).isEqualTo(field));
    }
}
