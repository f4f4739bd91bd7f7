package io.gatehouse.app.platform;

import io.gatehouse.app.shared.AccessRules;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.UnknownObject;
import io.gatehouse.app.shared.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;

/** Pages that fail in every way there is, and one that no rule names. */
@TestConfiguration
class Failing {
    @Bean
    AccessRules failingAccess() {
        return () -> List.of(
                AccessRules.get("/fail/{how}"),
                AccessRules.get("/api/fail/{how}"),
                AccessRules.get("/things/{id}"),
                AccessRules.post("/api/things"));
    }

    /** Found by itself, as a part of this configuration. */
    @Controller
    static class Pages {
        @GetMapping({"/fail/{how}", "/api/fail/{how}"})
        String fail(@PathVariable String how) {
            throw switch (how) {
                case "refused" -> new Refused("not-a-known-code");
                case "unknown" -> new UnknownObject("Thing", 1);
                case "stale" -> new StaleVersion("/things/1", now());
                case "input" -> new BadInput("name", "not-a-known-code");
                default -> new IllegalStateException("secret detail");
            };
        }

        private static Map<String, Object> now() {
            Map<String, Object> now = new LinkedHashMap<>();
            now.put("shell.product", "now three");
            now.put("help.roles", new Word("auditor", "role.auditor"));
            now.put("help.yours", new Word("NEWER", "role.of-a-later-version"));
            now.put("error.reference", Instant.parse("2026-09-30T10:00:05Z"));
            now.put("error.home", Instant.parse("2026-09-30T10:00:00Z").atZone(ZoneId.of("Asia/Tokyo")));
            now.put("error.now", LocalDate.parse("2026-09-29"));
            return now;
        }

        @GetMapping("/things/{id}")
        String thing(@PathVariable UUID id) {
            return "home";
        }

        /** No rule names it. */
        @GetMapping({"/unclassified", "/api/unclassified"})
        String unclassified() {
            return "home";
        }

        @PostMapping("/api/things")
        String things(@RequestBody Map<String, Object> body) {
            return "home";
        }
    }
}
