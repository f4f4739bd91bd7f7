package io.gatehouse.app.review.web;

import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.review.CampaignPlan;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Tier;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The opening form as it was typed, so that nothing is lost when something in it cannot be used. */
record CampaignForm(
        @Nullable String name,
        @Nullable String dueDate,
        @Nullable String dueTime,
        @Nullable String zone,
        @Nullable List<String> tiers,
        @Nullable String deputy) {

    /** What is filled in before anybody typed. */
    static CampaignForm fresh(LocalDate due, ZoneId zone) {
        return new CampaignForm("", due.toString(), "18:00", zone.getId(), List.of("T0", "T1", "T2"), "");
    }

    public boolean has(String tier) {
        return tiers != null && tiers.contains(tier);
    }

    /** @throws BadInput naming the field that cannot be used */
    CampaignPlan plan(Directory directory) {
        return new CampaignPlan(name == null ? "" : name, due(), zoneId(), tierSet(), deputyId(directory));
    }

    private Instant due() {
        try {
            return LocalDateTime.of(LocalDate.parse(text(dueDate)), LocalTime.parse(text(dueTime)))
                    .atZone(zoneId())
                    .toInstant();
        } catch (DateTimeException e) {
            throw new BadInput("dueAt", "review.due-unreadable");
        }
    }

    private ZoneId zoneId() {
        try {
            return ZoneId.of(text(zone));
        } catch (DateTimeException e) {
            throw new BadInput("zone", "review.zone-unknown");
        }
    }

    private Set<Tier> tierSet() {
        Set<Tier> chosen = new LinkedHashSet<>();
        for (String code : tiers == null ? List.<String>of() : tiers) {
            chosen.add(Arrays.stream(Tier.values())
                    .filter(tier -> tier.name().equals(code))
                    .findFirst()
                    .orElseThrow(() -> new BadInput("tiers", "review.tiers-missing")));
        }
        return chosen;
    }

    private @Nullable String deputyId(Directory directory) {
        if (text(deputy).isEmpty()) {
            return null;
        }
        return directory
                .personByUsername(text(deputy))
                .map(Person::id)
                .orElseThrow(() -> new BadInput("deputy", "review.deputy-unknown"));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value.strip();
    }
}
