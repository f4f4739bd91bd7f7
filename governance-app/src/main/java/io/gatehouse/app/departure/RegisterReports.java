package io.gatehouse.app.departure;

import io.gatehouse.app.departure.model.AccessStep;
import io.gatehouse.app.departure.model.CaseStatus;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.fulfillment.DepartureProgressed;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.shared.Actor;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    private final CaseStore cases;
    private final CaseTrail trail;

    RegisterReports(CaseStore cases, CaseTrail trail) {
        this.cases = cases;
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
        if (before.verifiedAt() != null && state.verifiedAt() == null) {
            return;
        }
        cases.reported(
                before.id(),
                statusAfter(before, state),
                state.state(),
                state.accessEnd(),
                state.endedAt(),
                state.verifiedAt(),
                state.attempts(),
                state.lastError());
        cases.replaceSteps(
                before.id(),
                state.steps().stream()
                        .map(step -> new AccessStep(step.step(), step.state(), step.at(), step.count(), step.detail()))
                        .toList());
        if (!state.state().equals(before.registerState())) {
            trail.record(
                    "register-reported", REGISTER, before, register(before.registerState()), register(state), null);
        }
    }

    private static CaseStatus statusAfter(DepartureCase before, DepartureState state) {
        boolean gone = state.state().equals("ENDED") && state.verifiedAt() != null;
        // also a case that was cancelled too late: what the register did is what is true
        return gone && before.status() != CaseStatus.FINISHED ? CaseStatus.ENDED : before.status();
    }

    private static Map<String, Object> register(@Nullable String state) {
        return state == null ? Map.of() : Map.of("register", state);
    }

    private static Map<String, Object> register(DepartureState state) {
        Map<String, Object> shown = new LinkedHashMap<>(register(state.state()));
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
