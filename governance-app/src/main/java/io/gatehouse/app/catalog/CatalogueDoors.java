package io.gatehouse.app.catalog;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Auditors read it; administrators change it. */
@Configuration(proxyBeanMethods = false)
class CatalogueDoors {

    @Bean
    AccessRules catalogueAccess() {
        return () -> List.of(
                AccessRules.get("/catalog", AppRole.ADMINISTRATOR, AppRole.AUDITOR),
                AccessRules.get("/catalog/export.csv", AppRole.ADMINISTRATOR, AppRole.AUDITOR),
                AccessRules.get("/catalog/import", AppRole.ADMINISTRATOR),
                AccessRules.post("/catalog/import", AppRole.ADMINISTRATOR),
                AccessRules.get("/catalog/import/{id}", AppRole.ADMINISTRATOR),
                AccessRules.post("/catalog/import/{id}", AppRole.ADMINISTRATOR),
                AccessRules.post("/catalog/{id}", AppRole.ADMINISTRATOR));
    }

    @Bean
    NavigationEntry catalogueEntry() {
        return NavigationEntry.forRoles(
                70, "/catalog", "catalog.navigation", "L", AppRole.ADMINISTRATOR, AppRole.AUDITOR);
    }
}
