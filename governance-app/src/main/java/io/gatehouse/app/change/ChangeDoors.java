package io.gatehouse.app.change;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Pages and API are open to everybody who is signed in: everybody may ask. Whether a person may see or decide one request
 * depends on that request, see {@link Sight} and {@link Approvals}.
 */
@Configuration(proxyBeanMethods = false)
class ChangeDoors {

    @Bean
    AccessRules changeAccess() {
        return () -> List.of(
                AccessRules.get("/changes"),
                AccessRules.get("/changes/new"),
                AccessRules.post("/changes/new"),
                AccessRules.post("/changes"),
                AccessRules.get("/changes/{id}"),
                AccessRules.post("/changes/{id}/{verb}"),
                AccessRules.get("/api/change-requests"),
                AccessRules.post("/api/change-requests"),
                AccessRules.get("/api/change-requests/{id}"),
                AccessRules.post("/api/change-requests/{id}/{verb}"));
    }

    @Bean
    NavigationEntry changesEntry() {
        return NavigationEntry.forAll(30, "/changes", "change.nav", "C");
    }
}
