package io.gatehouse.app.departure;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import io.gatehouse.app.AppIT;
import io.gatehouse.app.AppInABrowser;
import io.gatehouse.app.SignedInAs;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.e2e.NeedsBrowser;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/** The page of a departure follows by itself, also after an outage, and keeps what somebody is typing. */
@NeedsBrowser
class CaseFollowsIT extends AppIT {

    private static final Actor HR = new Actor("cf-hr", "Wang Fang", Set.of(AppRole.HR));
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Autowired
    MockMvc browser;

    @Autowired
    JdbcClient sql;

    @Autowired
    DepartureCases cases;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void anOutageTakesNothingAwayAndThePageComesBackByItself() throws Exception {
        UUID id = start();
        try (AppInABrowser visitor = new AppInABrowser(browser, SignedInAs.person("cf-hr", "Wang Fang", AppRole.HR))) {
            visitor.open("/departures/" + id);
            Page page = visitor.page;
            Locator note = page.locator("input[name=note]").first();
            note.fill("handed over to Li");
            Locator outdated = page.locator("#live [data-notice=outdated]");
            for (Breakdown breakdown : Breakdown.values()) {
                page.route("**/departures/**", breakdown::happen);
                assertThat(outdated).hasCount(1);
                visitor.asks("live=true", 2);
                assertThat(outdated).hasCount(1);
                assertThat(note).hasValue("handed over to Li");
                page.unroute("**/departures/**");
                assertThat(outdated).hasCount(0);
            }
            page.evaluate("document.getElementById('told').seen = true");
            registered(id);
            assertThat(page.getByTestId("access-state")).containsText("Ends ");
            assertThat(page.locator("#told")).containsText("Ends ");
            assertThat(page.locator("#told")).hasJSProperty("seen", true);
            assertThat(note).hasValue("handed over to Li");
            assertThat(note).isFocused();
        }
    }

    @Test
    void theButtonKeepsTheFocusWhenSomethingElseIsNew() throws Exception {
        UUID id = start();
        sql.sql("""
                        update departure.departure_case set failed_order_id = gen_random_uuid(),
                            failed_order_kind = 'REGISTER_DEPARTURE', failed_error = 'malformed', failed_at = now()
                        where id = ?""").param(id).update();
        try (AppInABrowser visitor = new AppInABrowser(browser, SignedInAs.person("cf-hr", "Wang Fang", AppRole.HR))) {
            visitor.open("/departures/" + id);
            Page page = visitor.page;
            page.locator("#try-again").focus();
            registered(id);
            assertThat(page.getByTestId("access-state")).containsText("Ends ");
            assertThat(page.locator("#try-again")).isFocused();
        }
    }

    /** Ways in which no answer of the app comes. */
    private enum Breakdown {
        DATABASE_AWAY {
            @Override
            void happen(Route route) {
                route.fulfill(new Route.FulfillOptions()
                        .setStatus(503)
                        .setContentType("text/html")
                        .setBody("<!DOCTYPE html><main id=main><h1>Not available right now</h1></main>"));
            }
        },
        PROXY_ALONE {
            @Override
            void happen(Route route) {
                route.fulfill(new Route.FulfillOptions().setStatus(502).setBody("Bad gateway"));
            }
        },
        NO_CONNECTION {
            @Override
            void happen(Route route) {
                route.abort();
            }
        };

        abstract void happen(Route route);
    }

    private UUID start() {
        sql.sql("update departure.departure_case set status = 'CANCELLED'").update();
        sql.sql("delete from directory.account where id like 'cf-%'").update();
        sql.sql("""
                        insert into directory.account (id, username, email, first_name, last_name, enabled, departed, attributes)
                        select id, id, null, id, 'Test', true, false, jsonb_build_object('employeeNumber', id)
                        from unnest(array['cf-hr', 'cf-leaver']) id""").update();
        Instant end = Instant.now().plus(2, ChronoUnit.HOURS);
        LocalDate day = LocalDate.ofInstant(end, SHANGHAI);
        // in one transaction: nobody's jobs may take the order to a register
        return transaction.execute(status -> {
            UUID id = cases.start(
                    HR, new DeparturePlan("cf-leaver", DepartureType.VOLUNTARY, day, end, SHANGHAI, false, null));
            sql.sql(
                            "update fulfillment.fulfillment_order set not_before = now() + interval '1 day' where origin_id = ?")
                    .param(id.toString())
                    .update();
            return id;
        });
    }

    private void registered(UUID id) {
        sql.sql(
                        "update departure.departure_case set register_state = 'SCHEDULED', register_end = access_end where id = ?")
                .param(id)
                .update();
    }
}
