package io.gatehouse.app.review.web;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which requests reviews answer. Reviewers come in without a role; whose items they are is decided in the use cases. */
@Configuration(proxyBeanMethods = false)
class ReviewDoors {

    @Bean
    AccessRules reviewAccess() {
        return () -> List.of(
                AccessRules.get("/reviews"),
                AccessRules.post("/reviews", AppRole.CAMPAIGN_OWNER),
                AccessRules.post("/reviews/preview", AppRole.CAMPAIGN_OWNER),
                AccessRules.get("/reviews/{campaign}"),
                AccessRules.get("/reviews/{campaign}/results"),
                AccessRules.get("/reviews/{campaign}/monitor", AppRole.CAMPAIGN_OWNER, AppRole.AUDITOR),
                AccessRules.get("/reviews/{campaign}/sign-off"),
                AccessRules.post("/reviews/{campaign}/sign-off"),
                AccessRules.post("/reviews/{campaign}/items/{item}/{act}"),
                AccessRules.get("/api/reviews"),
                AccessRules.get("/api/reviews/{campaign}/items"),
                AccessRules.get("/api/reviews/{campaign}/drafts"),
                AccessRules.post("/api/reviews/{campaign}/sign-off"),
                AccessRules.get("/api/reviews/items/{item}"),
                AccessRules.put("/api/reviews/items/{item}/decision"),
                AccessRules.delete("/api/reviews/items/{item}/decision"));
    }

    @Bean
    NavigationEntry reviewNavigation() {
        return NavigationEntry.forAll(40, "/reviews", "review.title", "R");
    }
}
