package io.gatehouse.app.review;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code gatehouse.review.*}.
 *
 * @param graceMinutes how long a signed revoke waits and can be undone
 * @param minLookSeconds how long a high-risk item must have been in view before it can be kept
 */
@ConfigurationProperties("gatehouse.review")
public record ReviewSettings(
        @DefaultValue("15") int graceMinutes,
        @DefaultValue("3") int minLookSeconds) {

    public ReviewSettings {
        if (graceMinutes < 0 || minLookSeconds < 0) {
            throw new IllegalArgumentException(
                    "gatehouse.review.grace-minutes and .min-look-seconds cannot be negative.");
        }
    }

    public Duration grace() {
        return Duration.ofMinutes(graceMinutes);
    }

    public Duration minimumLook() {
        return Duration.ofSeconds(minLookSeconds);
    }
}
