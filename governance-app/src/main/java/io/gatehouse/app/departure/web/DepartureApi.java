package io.gatehouse.app.departure.web;

import io.gatehouse.app.departure.DepartureCases;
import io.gatehouse.app.departure.DepartureDesk;
import io.gatehouse.app.departure.model.AccessStep;
import io.gatehouse.app.departure.model.AccessSweep;
import io.gatehouse.app.departure.model.DepartureCase;
import io.gatehouse.app.departure.model.DeparturePlan;
import io.gatehouse.app.departure.model.DepartureType;
import io.gatehouse.app.departure.model.FailedOrder;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Departures for programs: the same use cases, the same rights. */
@RestController
@RequestMapping("/api/departures")
class DepartureApi {

    private final DepartureDesk desk;
    private final DepartureCases cases;
    private final Directory directory;

    DepartureApi(DepartureDesk desk, DepartureCases cases, Directory directory) {
        this.desk = desk;
        this.cases = cases;
        this.directory = directory;
    }

    /**
     * What to start.
     *
     * @param personId Keycloak account id
     * @param accessEnd UTC instant
     * @param successorId Keycloak account id, or nothing
     */
    record Start(
            @Nullable String personId,
            @Nullable DepartureType type,
            @Nullable LocalDate lastDay,
            @Nullable Instant accessEnd,
            boolean confidential,
            @Nullable String successorId) {}

    /**
     * A case as programs see it; instants are UTC.
     *
     * @param accessEnd as HR planned it
     * @param registeredEnd what the leaver register holds; once access has ended, the instant from which it was refused
     * @param verifiedAt when it was last read back that nothing is left; nothing while something came back that is not gone yet
     * @param failed the order to the register that failed for good, if nothing came through since
     */
    record Case(
            UUID id,
            String personId,
            String type,
            LocalDate lastDay,
            Instant accessEnd,
            @Nullable Instant registeredEnd,
            String zone,
            String status,
            @Nullable FailedOrder failed,
            @Nullable Instant endedAt,
            @Nullable Instant verifiedAt,
            int version,
            List<AccessStep> steps,
            List<AccessSweep> sweeps) {

        static Case of(DepartureCase departure, List<AccessStep> steps, List<AccessSweep> sweeps) {
            return new Case(
                    departure.id(),
                    departure.personId(),
                    departure.type().name(),
                    departure.lastDay(),
                    departure.accessEnd(),
                    departure.registerEnd(),
                    departure.zone().getId(),
                    departure.status().name(),
                    departure.failure(),
                    departure.endedAt(),
                    departure.verifiedAt(),
                    departure.version(),
                    steps,
                    sweeps);
        }
    }

    /** The cases that the caller may see, without their steps: 500 a page, {@code page} from 0; an empty page is past the end. */
    @GetMapping
    List<Case> list(Actor actor, @RequestParam(name = "page", defaultValue = "0") int page) {
        return desk.list(actor, page, DepartureDesk.MOST).lines().stream()
                .map(line -> Case.of(line.departure(), List.of(), List.of()))
                .toList();
    }

    @GetMapping("/{id}")
    ResponseEntity<Case> show(Actor actor, @PathVariable UUID id) {
        DepartureDesk.Whole whole = desk.show(actor, id);
        return ResponseEntity.ok()
                .eTag(Integer.toString(whole.departure().version()))
                .body(Case.of(whole.departure(), whole.steps(), whole.sweeps()));
    }

    /** Starts a departure: 201 with the case's address; 400 names the member that cannot be used. */
    @PostMapping
    ResponseEntity<Case> start(Actor actor, @RequestBody Start start) {
        Person leaver = directory.requirePerson(given(start.personId(), "personId"));
        UUID id = cases.start(
                actor,
                new DeparturePlan(
                        leaver.id(),
                        given(start.type(), "type"),
                        given(start.lastDay(), "lastDay"),
                        given(start.accessEnd(), "accessEnd"),
                        leaver.zone(),
                        start.confidential(),
                        start.successorId()));
        DepartureDesk.Whole whole = desk.show(actor, id);
        return ResponseEntity.created(URI.create("/api/departures/" + id))
                .body(Case.of(whole.departure(), whole.steps(), whole.sweeps()));
    }

    private static <T> T given(@Nullable T value, String member) {
        if (value == null) {
            throw new BadInput(member, "departure.missing");
        }
        return value;
    }
}
