package io.gatehouse.app.change;

import static io.gatehouse.app.change.Staff.ADMIN;
import static io.gatehouse.app.change.Staff.ASKER;
import static io.gatehouse.app.change.Staff.CHIEF;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;

/** The form for a new request: it finds, says who decides, and loses nothing that was typed. */
class NewChangePagesIT extends ChangeIT {

    @Test
    void theFormFindsPeopleAndEntitlementsAndSaysWhoDecides() throws Exception {
        show(CHIEF, "en", "/changes/new");
        send(CHIEF, "/changes/new", "who", "user", "what", "录入", "reason", "typed so far", "days", "90")
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("data-testid=\"source-ch-user\""),
                                containsString("data-testid=\"entitlement-erp/post\""),
                                containsString("typed so far"),
                                not(containsString("??")))));
        send(CHIEF, "/changes/new", "source", "ch-user", "entitlement", "ch-t1")
                .andExpect(content()
                        .string(allOf(
                                containsString("One approver and the entitlement owner"), containsString("ch-owner"))));
        send(CHIEF, "/changes/new", "source", "ch-user", "entitlement", "ch-t0")
                .andExpect(content().string(containsString("sealed approval")));
        send(ADMIN, "/changes/new", "about", "definition", "source", "ch-team", "entitlement", "ch-t2")
                .andExpect(content().string(containsString("Nobody gains")));
        send(ASKER, "/changes/new", "who", "ch-user")
                .andExpect(content().string(not(containsString("data-testid=\"source-ch-user\""))));
    }

    @Test
    void submittingLosesNothingOnBadInput() throws Exception {
        send(
                        CHIEF,
                        "/changes",
                        "source",
                        "ch-user",
                        "entitlement",
                        "ch-t2",
                        "reason",
                        "short",
                        "days",
                        "30",
                        "ticket",
                        "T-9")
                .andExpect(status().isBadRequest())
                .andExpect(content()
                        .string(allOf(
                                containsString("at least 10 characters"),
                                containsString("short"),
                                containsString("T-9"),
                                containsString("data-testid=\"chosen-source\""))));
        send(CHIEF, "/changes", "source", "ch-user", "entitlement", "ch-t2", "reason", WHY)
                .andExpect(status().isBadRequest());
        send(CHIEF, "/changes", "source", "ch-user", "entitlement", "ch-t2", "reason", WHY, "days", "30")
                .andExpect(redirectedUrlPattern("/changes/*-*"));
        send(ASKER, "/changes", "source", "ch-user", "entitlement", "ch-t3", "reason", WHY, "days", "30")
                .andExpect(status().isForbidden());
    }
}
