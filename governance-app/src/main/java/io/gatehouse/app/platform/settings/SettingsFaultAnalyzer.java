package io.gatehouse.app.platform.settings;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints the faults of the settings as sentences instead of a stack trace. Found through {@code META-INF/spring.factories}. */
final class SettingsFaultAnalyzer extends AbstractFailureAnalyzer<SettingsFault> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SettingsFault cause) {
        return new FailureAnalysis(
                "Gatehouse cannot start with these settings:\n  - " + String.join("\n  - ", cause.faults()),
                "Set the environment variables named above (all of them are listed in the README) and start again.",
                cause);
    }
}
