package io.gatehouse.stack;

import java.util.Arrays;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server answered.
 *
 * @param status HTTP status
 * @param body the text, empty when there is none
 * @param location the {@code Location} header, empty when there is none
 * @param request method and path, for messages
 */
public record Answer(int status, String body, Optional<String> location, String request) {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final int BRIEF = 200;

    /** Status and the first of the body, in one line for people: it may be a whole page. */
    String brief() {
        String line = body.replaceAll("\\s+", " ").strip();
        return status + (line.isEmpty() ? "" : ": " + line.substring(0, Math.min(line.length(), BRIEF)));
    }

    /** The body as JSON. */
    public JsonNode json() {
        return JSON.readTree(body);
    }

    /** The last path segment of {@code Location}: the id of what was created. */
    public String createdId() {
        String at =
                location.orElseThrow(() -> new StackFailure(request + " answered " + status + " without a location."));
        return at.substring(at.lastIndexOf('/') + 1);
    }

    /** This answer when it has one of the statuses; otherwise a failure that shows what came instead. */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(wanted -> wanted == status)) {
            throw new StackFailure(
                    request + " answered " + status + " instead of " + Arrays.toString(statuses) + ": " + body);
        }
        return this;
    }
}
