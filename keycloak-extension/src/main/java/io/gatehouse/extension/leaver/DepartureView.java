package io.gatehouse.extension.leaver;

import io.gatehouse.extension.outbox.CanonicalJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A departure as the contract shows it, in answers and in events. */
final class DepartureView {
    private DepartureView() {}

    static Map<String, Object> of(LeaverRow row, List<StepRow> steps, List<SweepRow> sweeps) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("caseId", row.caseId);
        view.put("subjectId", row.userId);
        view.put("episode", row.episode);
        view.put("revision", row.version);
        view.put("state", row.state.name());
        view.put("accessEnd", text(row.accessEnd));
        view.put("zone", row.zone);
        view.put("type", row.type);
        view.put("confidential", row.confidential);
        view.put("registeredAt", text(row.registeredAt));
        view.put("cutAt", text(row.cutAt));
        view.put("endedAt", text(row.endedAt));
        view.put("verifiedAt", text(row.verifiedAt));
        view.put("lastLookAt", text(row.lookedAt));
        view.put("attempts", row.attempts);
        view.put("lastError", row.lastError);
        view.put("steps", steps(steps));
        view.put("sweeps", sweeps.stream().map(DepartureView::sweep).toList());
        return view;
    }

    private static List<Map<String, Object>> steps(List<StepRow> steps) {
        Map<Step, StepRow> byStep = steps.stream().collect(Collectors.toMap(s -> s.step, Function.identity()));
        return Arrays.stream(Step.values())
                .map(step -> step(step, byStep.get(step)))
                .toList();
    }

    private static Map<String, Object> step(Step step, @Nullable StepRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("step", step.name());
        view.put("state", row == null ? StepState.WAITING.name() : row.state.name());
        view.put("at", row == null ? null : text(row.at));
        view.put("count", row == null ? null : row.count);
        view.put("detail", row == null ? null : row.detail);
        return view;
    }

    private static Map<String, Object> sweep(SweepRow row) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("at", text(row.at));
        view.put("found", CanonicalJson.read(row.found));
        view.put("removed", CanonicalJson.read(row.removed));
        view.put("goneAt", text(row.goneAt));
        return view;
    }

    private static @Nullable String text(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis).toString();
    }
}
