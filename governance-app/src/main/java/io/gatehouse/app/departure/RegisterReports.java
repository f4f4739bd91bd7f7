package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.AccessStep;
import io.gatehouse.app.departure.model.AccessSweep;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what the leaver register reports, also about a departure that was carried out while the app was down. A report
 * never turns an ended departure back into a coming one: reports can arrive twice or late.
 */
@Component
class RegisterReports {

    private static final Logger LOG = LoggerFactory.getLogger(RegisterReports.class);
    private static final Actor REGISTER = Actor.system("leaver-register");

    /** From none of these does the register go back to SCHEDULED. */
    private static final Set<String> PAST_COMING = Set.of("RUNNING", "ENDED", "CANCELLED");

    private final CaseStore cases;
    private final AccessRows access;
    private final CaseTrail trail;

    RegisterReports(CaseStore cases, AccessRows access, CaseTrail trail) {
        this.cases = cases;
        this.access = access;
        this.trail = trail;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(DepartureProgressed progress) {
        DepartureState state = progress.state();
        Optional<DepartureCase> found = caseId(state).flatMap(cases::lock);
        if (found.isEmpty()) {
            LOG.warn("The leaver register reports departure {}, which no case here knows", state.caseId());
            return;
        }
        DepartureCase before = found.get();
        if (late(before, state)) {
            return;
        }
        CaseStatus after = statusAfter(before, state);
        cases.reported(
                before.id(),
                after,
                state.state(),
                state.accessEnd(),
                state.endedAt(),
                state.verifiedAt(),
                state.attempts(),
                state.lastError(),
                state.revision() == null ? before.registerRevision() : state.revision());
        access.replaceSteps(
                before.id(),
                state.steps().stream()
                        .map(step -> new AccessStep(step.step(), step.state(), step.at(), step.count(), step.detail()))
                        .toList());
        access.replaceSweeps(
                before.id(),
                state.sweeps().stream()
                        .map(sweep -> new AccessSweep(sweep.at(), sweep.found(), sweep.removed(), sweep.goneAt()))
                        .toList());
        if (after == CaseStatus.ENDED
                && before.failure() != null
                && before.failure().kind() != FailedOrder.Kind.CANCEL_DEPARTURE) {
            // what was to be ordered has come about
            cases.ordered(before.id(), after, null);
        }
        boolean otherwise = (state.verifiedAt() == null) != (before.verifiedAt() == null);
        if (!state.state().equals(before.registerState()) || after != before.status() || otherwise) {
            trail.record(
                    DepartureChange.REGISTER_REPORTED,
                    REGISTER,
                    before,
                    register(before),
                    register(state, after),
                    null);
        }
    }

    /** What the register said before excludes that this is how it stands now. */
    private static boolean late(DepartureCase before, DepartureState state) {
        if (before.registerRevision() != null && state.revision() != null) {
            return state.revision() < before.registerRevision();
        }
        boolean coming = state.state().equals("SCHEDULED");
        return (before.verifiedAt() != null && state.verifiedAt() == null)
                || (coming && before.registerState() != null && PAST_COMING.contains(before.registerState()));
    }

    private static CaseStatus statusAfter(DepartureCase before, DepartureState state) {
        boolean gone = state.state().equals("ENDED") && state.verifiedAt() != null;
        boolean takenBack = state.state().equals("CANCELLED");
        // also a case that was cancelled too late: what the register did is what is true
        if (gone && before.status() != CaseStatus.FINISHED) {
            return CaseStatus.ENDED;
        }
        return takenBack && before.status().open() ? CaseStatus.CANCELLED : before.status();
    }

    private static Map<String, Object> register(DepartureCase before) {
        Map<String, Object> shown =
                new LinkedHashMap<>(Map.of("status", before.status().name()));
        if (before.registerState() != null) {
            shown.put("register", before.registerState());
        }
        return shown;
    }

    private static Map<String, Object> register(DepartureState state, CaseStatus after) {
        Map<String, Object> shown = new LinkedHashMap<>(Map.of("status", after.name(), "register", state.state()));
        shown.put("registerEnd", state.accessEnd().toString());
        if (state.endedAt() != null) {
            shown.put("endedAt", state.endedAt().toString());
        }
        if (state.verifiedAt() != null) {
            shown.put("verifiedAt", state.verifiedAt().toString());
        }
        return shown;
    }

    private static Optional<UUID> caseId(DepartureState state) {
        try {
            return Optional.of(UUID.fromString(state.caseId()));
        } catch (IllegalArgumentException notOurs) {
            LOG.warn("The leaver register reports a departure whose id is none of ours: {}", state.caseId());
            return Optional.empty();
        }
    }
}
