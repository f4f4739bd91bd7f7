package io.gatehouse.app.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** An entry as the page shows it: what happened in words, the rest as label and value. */
@Component
class EntryViews {

    Row view(EntrySearch.Found found) {
        List<Fact> facts = new ArrayList<>();
        JsonNode content = CanonicalJson.tree(found.content());
        for (String member : List.of("object", "before", "after", "reason", "references", "request", "extension")) {
            collect(member, content.path(member), facts);
        }
        if (found.event() != null) {
            collect("data", CanonicalJson.tree(found.event()).path("data"), facts);
        }
        return new Row(
                found.seq(),
                Instant.parse(found.at()),
                found.type(),
                found.type().startsWith(Entries.EXTENSION),
                found.actorName() != null ? found.actorName() : found.actorId(),
                found.subject(),
                facts,
                found.hash());
    }

    private static void collect(String path, JsonNode value, List<Fact> facts) {
        if (value.isObject()) {
            value.properties().forEach(member -> collect(path + "." + member.getKey(), member.getValue(), facts));
        } else if (value.isArray()) {
            for (int index = 0; index < value.size(); index++) {
                collect(path + "[" + index + "]", value.get(index), facts);
            }
        } else if (!value.isMissingNode() && !value.isNull()) {
            facts.add(new Fact(path, value.asString()));
        }
    }

    /** @param keycloak happened in Keycloak and is cited from the extension's chain */
    record Row(
            long seq,
            Instant at,
            String type,
            boolean keycloak,
            @Nullable String actor,
            @Nullable String subject,
            List<Fact> facts,
            String hash) {}

    record Fact(String name, String value) {}
}
