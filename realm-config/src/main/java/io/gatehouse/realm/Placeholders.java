package io.gatehouse.realm;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Fills {@code ${NAME}} and {@code ${NAME:default}} (capital letters) in the texts of a realm file.
 *
 * <p>Keycloak does the same at import, from the environment and on the raw text (its StringPropertyReplacer), so that a
 * value with quotes, such as a JWKS, breaks the file unless it was escaped. Here values are set in the parsed tree.
 * Keycloak's own {@code ${username}} and the like stay.
 */
final class Placeholders {

    private static final Pattern NAME = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?::([^}]*))?}");

    private Placeholders() {}

    /** @throws IllegalStateException naming the placeholder that has neither a value nor a default */
    static void fill(JsonNode node, Map<String, String> values) {
        if (node instanceof ObjectNode object) {
            for (String name : object.propertyNames().toArray(String[]::new)) {
                JsonNode child = object.get(name);
                if (child instanceof StringNode text) {
                    object.put(name, fill(text.stringValue(), values));
                } else {
                    fill(child, values);
                }
            }
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                JsonNode child = array.get(i);
                if (child instanceof StringNode text) {
                    array.set(i, StringNode.valueOf(fill(text.stringValue(), values)));
                } else {
                    fill(child, values);
                }
            }
        }
    }

    static String fill(String text, Map<String, String> values) {
        return NAME.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(value(match.group(1), match.group(2), values)));
    }

    private static String value(
            String name, @org.jspecify.annotations.Nullable String byDefault, Map<String, String> values) {
        String value = values.getOrDefault(name, byDefault == null ? "" : byDefault);
        if (value.isEmpty()) {
            throw new IllegalStateException("The realm files need a value for " + name);
        }
        return value;
    }
}
