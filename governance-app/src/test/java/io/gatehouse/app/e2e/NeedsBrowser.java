package io.gatehouse.app.e2e;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Left out, loudly, where no Chromium is found; never in CI, where that is a failure. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsBrowser.Found.class)
public @interface NeedsBrowser {

    /** The condition behind it. */
    final class Found implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            if (Chromium.program().isPresent()) {
                return ConditionEvaluationResult.enabled("Chromium is here");
            }
            if (System.getenv("CI") != null) {
                throw new IllegalStateException("CI must have Chromium: .ci/run installs it");
            }
            System.out.println(
                    "\n*** BROWSER TESTS LEFT OUT: no Chromium found. Install one or set CHROMIUM=/path/to/it. "
                            + context.getDisplayName() + " did not run. ***\n");
            return ConditionEvaluationResult.disabled("no Chromium found");
        }
    }
}
