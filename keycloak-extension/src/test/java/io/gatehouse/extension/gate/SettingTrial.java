package io.gatehouse.extension.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Two realms that are alike but for the mode, so that an act which is refused in one is known to work without the gate. */
record SettingTrial(GovernedRealm enforcing, GovernedRealm observing) {

    static SettingTrial create(String prefix) {
        return new SettingTrial(
                GovernedRealm.create(SharedStack.get(), prefix),
                GovernedRealm.observing(SharedStack.get(), prefix + "-seen"));
    }

    /** Done in both realms: the one that observes lets it pass and reports it, the one that enforces refuses and captures it. */
    void refused(Function<GovernedRealm, Answer> act, String way, String target) {
        Answer seen = act.apply(observing);
        assertTrue(seen.status() < 300, "without the gate it works: " + seen.body());
        List<JsonNode> observed = observing.events("change.observed");
        JsonNode last =
                observed.get(observed.size() - 1).path("data").path("edges").get(0);
        assertEquals("SETTING", last.path("edgeKind").asString());
        assertEquals(way, last.path("way").asString());
        String reference = reference(act.apply(enforcing));
        JsonNode captured = enforcing.events("change.captured").stream()
                .filter(event -> event.path("data").path("reference").asString().equals(reference))
                .findFirst()
                .orElseThrow();
        JsonNode edge = captured.path("data").path("edges").get(0);
        assertEquals(way, edge.path("way").asString());
        assertEquals(target, edge.path("targetName").asString(null));
    }

    /** Of a refusal. */
    static String reference(Answer answer) {
        assertEquals(403, answer.status(), answer.body());
        assertEquals("governance_required", answer.json().path("error").asString());
        String sentence = answer.json().path("error_description").asString();
        assertTrue(sentence.contains("审批"), sentence);
        return sentence.replaceFirst("(?s).*?(GH-[0-9A-F]{6}).*", "$1");
    }
}
