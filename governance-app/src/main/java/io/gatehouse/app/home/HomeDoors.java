package io.gatehouse.app.home;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HomeDoors {
    @Bean
    AccessRules homeAccess() {
        return () -> List.of(
                AccessRules.get("/"),
                AccessRules.get("/inbox/bell"),
                AccessRules.get("/search"),
                AccessRules.get("/help"));
    }

    @Bean
    NavigationEntry homeNavigation() {
        return NavigationEntry.forAll(10, "/", "home.navigation", "T");
    }
}
