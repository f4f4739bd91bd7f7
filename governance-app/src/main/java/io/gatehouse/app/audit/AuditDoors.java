package io.gatehouse.app.audit;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.NavigationEntry;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AuditDoors {
    @Bean
    AccessRules auditAccess() {
        return () -> List.of(
                AccessRules.get("/audit", AppRole.AUDITOR),
                AccessRules.get("/audit/export.jsonl", AppRole.AUDITOR),
                AccessRules.get("/api/audit/export.jsonl", AppRole.AUDITOR),
                AccessRules.post("/audit/check", AppRole.AUDITOR));
    }

    @Bean
    NavigationEntry auditNavigation() {
        return NavigationEntry.forRoles(90, "/audit", "audit.navigation", "E", AppRole.AUDITOR);
    }
}
