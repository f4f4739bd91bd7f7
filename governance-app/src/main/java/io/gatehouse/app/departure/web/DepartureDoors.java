package io.gatehouse.app.departure.web;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which requests departures answer. Managers come in without a role; what they see is decided by the desk. */
@Configuration(proxyBeanMethods = false)
class DepartureDoors {

    @Bean
    AccessRules departureAccess() {
        return () -> List.of(
                AccessRules.get("/departures"),
                AccessRules.get("/departures/new", AppRole.HR),
                AccessRules.post("/departures/new", AppRole.HR),
                AccessRules.post("/departures/preview", AppRole.HR),
                AccessRules.post("/departures", AppRole.HR),
                AccessRules.get("/departures/{id}"),
                AccessRules.post("/departures/{id}/run-now", AppRole.HR),
                AccessRules.post("/departures/{id}/reschedule", AppRole.HR),
                AccessRules.post("/departures/{id}/try-again", AppRole.HR),
                AccessRules.post("/departures/{id}/cancel", AppRole.HR),
                AccessRules.post("/departures/{id}/close", AppRole.HR),
                AccessRules.post("/departures/{id}/tasks/{task}"),
                AccessRules.get("/api/departures"),
                AccessRules.get("/api/departures/{id}"),
                AccessRules.post("/api/departures", AppRole.HR));
    }

    @Bean
    NavigationEntry departureNavigation() {
        return NavigationEntry.forRoles(
                50, "/departures", "departure.title", "D", AppRole.HR, AppRole.ADMINISTRATOR, AppRole.AUDITOR);
    }
}
