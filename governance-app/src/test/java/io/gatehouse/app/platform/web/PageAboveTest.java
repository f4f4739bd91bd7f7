package io.gatehouse.app.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.shared.AccessRules;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageAboveTest {

    private final PageAbove pages = new PageAbove(List.of(
            () -> List.of(AccessRules.get("/"), AccessRules.get("/fulfillment")),
            () -> List.of(
                    AccessRules.get("/reviews/{campaign}"),
                    AccessRules.get("/reviews/{campaign}/sign-off"),
                    AccessRules.post("/reviews/{campaign}/items/{item}/decide"))));

    @Test
    void theNearestPageOfTheObject() {
        assertThat(pages.of("/reviews/7/items/9/decide")).isEqualTo("/reviews/7");
        assertThat(pages.of("/reviews/7/sign-off")).isEqualTo("/reviews/7/sign-off");
        assertThat(pages.of("/fulfillment/7/retry")).isEqualTo("/fulfillment");
    }

    @Test
    void theFirstPageIsNoPlaceToLookAtAnything() {
        assertThat(pages.of("/nowhere/7/close")).isNull();
    }
}
