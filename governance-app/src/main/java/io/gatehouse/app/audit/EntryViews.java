package io.gatehouse.app.audit;

import io.gatehouse.app.shared.PersonNames;
import io.gatehouse.app.shared.Word;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** An entry as the page shows it: what happened in words, the rest as label and value. */
@Component
class EntryViews {
    private final EntryWords words;
    private final PersonNames names;

    EntryViews(EntryWords words, PersonNames names) {
        this.words = words;
        this.names = names;
    }

    /** Who is known is called as everywhere, also where the entry holds the name that came with the sign-in. */
    List<Row> views(List<EntrySearch.Found> page, Locale language) {
        Map<String, Optional<String>> known = new HashMap<>();
        UnaryOperator<@Nullable String> name = id -> id == null
                ? null
                : known.computeIfAbsent(id, it -> names.nameIn(it, language)).orElse(null);
        return page.stream().map(found -> view(found, name, language)).toList();
    }

    private Row view(EntrySearch.Found found, UnaryOperator<@Nullable String> name, Locale language) {
        JsonNode content = CanonicalJson.tree(found.content());
        Facts facts =
                new Facts(found.type(), content.path("object").path("type").asString(""), language);
        for (String member : List.of("object", "before", "after", "reason", "references", "request", "extension")) {
            facts.collect(List.of(member), content.path(member));
        }
        if (found.event() != null) {
            facts.collect(List.of("data"), CanonicalJson.tree(found.event()).path("data"));
        }
        return new Row(
                found.seq(),
                Instant.parse(found.at()),
                found.type(),
                found.type().startsWith(Entries.EXTENSION),
                actor(found, name, language),
                found.subject(),
                name.apply(found.subject()),
                facts.collected,
                found.hash());
    }

    private @Nullable Object actor(EntrySearch.Found found, UnaryOperator<@Nullable String> name, Locale language) {
        String known = name.apply(found.actorId());
        if (known != null) {
            return known;
        }
        return found.actorId() == null ? found.actorName() : words.actor(found.actorId(), found.actorName(), language);
    }

    private final class Facts {
        private final String type;
        private final String object;
        private final Locale language;
        private final List<Fact> collected = new ArrayList<>();

        Facts(String type, String object, Locale language) {
            this.type = type;
            this.object = object;
            this.language = language;
        }

        void collect(List<String> path, JsonNode value) {
            if (value.isObject()) {
                value.properties().forEach(member -> collect(within(path, member.getKey()), member.getValue()));
            } else if (value.isArray()) {
                for (int index = 0; index < value.size(); index++) {
                    collect(within(path, String.valueOf(index + 1)), value.get(index));
                }
            } else if (!value.isMissingNode() && !value.isNull()) {
                collected.add(new Fact(
                        words.label(path, language),
                        String.join(".", path),
                        words.value(type, object, path, value, language)));
            }
        }

        private static List<String> within(List<String> path, String name) {
            List<String> longer = new ArrayList<>(path);
            longer.add(name);
            return longer;
        }
    }

    /**
     * @param keycloak happened in Keycloak and is cited from the extension's chain
     * @param actor a name, or the word for a job
     * @param subjectName what the person concerned is called, if known
     */
    record Row(
            long seq,
            Instant at,
            String type,
            boolean keycloak,
            @Nullable Object actor,
            @Nullable String subject,
            @Nullable String subjectName,
            List<Fact> facts,
            String hash) {}

    /**
     * @param path the name as the export has it
     * @param value a {@link Word}, or anything else that {@code words} shows
     */
    record Fact(String label, String path, Object value) {

        /** What the export says instead of the words. */
        @Nullable
        public String code() {
            return value instanceof Word word ? word.code() : null;
        }
    }
}
