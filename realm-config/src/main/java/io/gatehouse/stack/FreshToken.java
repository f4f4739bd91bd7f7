package io.gatehouse.stack;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An access token that is fetched anew shortly before it ends. */
final class FreshToken implements Supplier<@Nullable String> {

    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final Supplier<Answer> grant;
    private @Nullable String token;
    private long renewAt;

    FreshToken(Supplier<Answer> grant) {
        this.grant = grant;
    }

    @Override
    public synchronized @Nullable String get() {
        if (token == null || System.nanoTime() - renewAt >= 0) {
            JsonNode answer = grant.get().expect(200).json();
            token = answer.path("access_token").asString();
            renewAt = System.nanoTime()
                    + Duration.ofSeconds(answer.path("expires_in").asLong())
                            .minus(MARGIN)
                            .toNanos();
        }
        return token;
    }
}
