package io.gatehouse.app.audit;

import static java.util.Map.entry;

import io.gatehouse.app.shared.Word;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What entries say in codes, in words: the names of members, and values of enumerations. Entries are read for years: whatever
 * has no words here, or none any more, is shown as it is stored.
 */
@Component
class EntryWords {
    /**
     * Members whose values are codes → beginnings of the keys of their words. A member is named behind the type of its entry,
     * or behind the type of the object; behind {@code data} in what Keycloak recorded.
     */
    static final Map<String, List<String>> CODES = Map.ofEntries(
            entry("object.type", List.of("audit.object.")),
            entry("AuditTrail.type", List.of("audit.type.")),
            entry("AuditTrail.fault", List.of("audit.fault.")),
            entry("Campaign.status", List.of("review.campaign.")),
            entry("Campaign.tiers", List.of("tier.")),
            entry("ReviewItem.status", List.of("review.item.")),
            entry("ReviewItem.resolution", List.of("review.resolution.")),
            entry("ReviewItem.decision", List.of("review.verb.")),
            entry("ReviewItem.reasonCode", List.of("review.code.")),
            entry("ReviewItem.failure", List.of("fulfillment.cause.")),
            entry("ChangeRequest.status", List.of("change.status.")),
            entry("ChangeRequest.delivery", List.of("change.delivery.")),
            entry("ChangeRequest.tier", List.of("tier.")),
            entry("ChangeRequest.operation", List.of("change.operation.")),
            entry("ChangeRequest.not counted", List.of("change.not-counted.")),
            entry("change.failed.reason", List.of("change.fault.")),
            entry("DepartureCase.type", List.of("departure.type.")),
            entry("DepartureCase.status", List.of("departure.status.", "departure.task-status.")),
            entry("DepartureCase.register", List.of("departure.register.")),
            entry("DepartureCase.task", List.of("departure.task.")),
            entry("DepartureCase.order", List.of("departure.order.")),
            entry("DepartureCase.error", List.of("fulfillment.cause.")),
            entry("Alarm.kind", List.of("alarm.kind.")),
            entry("Alarm.found", List.of("audit.mode.")),
            entry("Alarm.expected", List.of("audit.mode.")),
            entry("FulfillmentOrder.status", List.of("fulfillment.status.")),
            entry("FulfillmentOrder.kind", List.of("fulfillment.work.")),
            entry("FulfillmentOrder.lastError", List.of("fulfillment.cause.")),
            entry("CatalogueEntry.tier", List.of("tier.")),
            entry("CatalogueEntry.dataClass", List.of("change.data-class.")),
            entry("OutboxEvent.type", List.of("audit.type." + Entries.EXTENSION)),
            entry("data.before", List.of("audit.mode.")),
            entry("data.after", List.of("audit.mode.")),
            entry("data.tier", List.of("tier.")),
            entry("data.dataClass", List.of("change.data-class.")),
            entry("data.kind", List.of("audit.kind.")),
            entry("data.edgeKind", List.of("audit.edge.")),
            entry("data.setting", List.of("audit.setting.")),
            entry("data.way", List.of("audit.way.")),
            entry("data.act", List.of("change.act.")),
            entry("data.actedOn", List.of("audit.acted-on.")),
            entry("data.leftOut", List.of("audit.left-out.")),
            entry("data.type", List.of("departure.type.")),
            entry("data.state", List.of("departure.register.", "departure.step-state.")),
            entry("data.step", List.of("departure.step.")),
            entry("keycloak.grant.ended.reason", List.of("audit.ended.")));

    private static final Pattern TIME = Pattern.compile("\\w+At|\\w+End|at|from|to|lastDay|notBefore|validUntil");
    private static final String DATA = "data";
    private static final String OF_SOMEBODY = ": ";

    private final MessageSource messages;

    EntryWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Jobs have names in words; people have their own. */
    Object actor(String id, @Nullable String name, Locale language) {
        String job = id.startsWith("system:") ? id.substring("system:".length()) : "";
        return knows("audit.actor." + job, language) ? new Word(job, "audit.actor." + job) : name == null ? id : name;
    }

    /** @param path names and numbers, from the outside to the inside */
    String label(List<String> path, Locale language) {
        List<String> words = new ArrayList<>();
        for (int at = 0; at < path.size(); at++) {
            String name = path.get(at);
            String within = at == 0 ? null : text("audit.member." + path.get(at - 1) + "." + base(name), language);
            String word = within == null ? text("audit.member." + base(name), language) : within;
            words.add(word == null ? name : word + name.substring(base(name).length()));
        }
        return String.join(" › ", words);
    }

    /** @return a word, a time, yes or no, or what is stored */
    Object value(String type, String object, List<String> path, JsonNode stored, Locale language) {
        String name = base(named(path));
        String text = stored.asString();
        if (stored.isBoolean()) {
            return stored.asBoolean();
        }
        String outer = path.get(0).equals(DATA) || path.get(0).equals("object") ? path.get(0) : object;
        for (String owner : List.of(type, outer)) {
            for (String prefix : CODES.getOrDefault(owner + "." + name, List.of())) {
                if (knows(prefix + text, language)) {
                    return new Word(text, prefix + text);
                }
            }
        }
        return TIME.matcher(name).matches() ? time(text) : text;
    }

    /** The name of the member; what stands in a list has that of the list. */
    private static String named(List<String> path) {
        String last = path.get(path.size() - 1);
        return last.chars().allMatch(Character::isDigit) ? path.get(path.size() - 2) : last;
    }

    /** A name may say of whom it is: {@code not counted: <account>}. */
    private static String base(String name) {
        int end = name.indexOf(OF_SOMEBODY);
        return end < 0 ? name : name.substring(0, end);
    }

    private static Object time(String text) {
        try {
            return text.contains("T") ? Instant.parse(text) : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            return text; // not of our making, and the page must show it all the same
        }
    }

    private boolean knows(String key, Locale language) {
        return text(key, language) != null;
    }

    private @Nullable String text(String key, Locale language) {
        return messages.getMessage(key, null, null, language);
    }
}
