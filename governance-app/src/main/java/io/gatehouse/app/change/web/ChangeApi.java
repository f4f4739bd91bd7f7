package io.gatehouse.app.change.web;

import io.gatehouse.app.change.Approvals;
import io.gatehouse.app.change.ChangeDetail;
import io.gatehouse.app.change.ChangeDetails;
import io.gatehouse.app.change.ChangeList;
import io.gatehouse.app.change.ChangeRequests;
import io.gatehouse.app.change.ListPage;
import io.gatehouse.app.change.ListQuery;
import io.gatehouse.app.change.ListView;
import io.gatehouse.app.change.NewChange;
import io.gatehouse.app.change.model.ChangeStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.BadInput;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Change requests for programs. A request answers its version as {@code ETag}; every decision names it in
 * {@code If-Match}: missing is 428, not the latest is 412. Faults are problem+json (RFC 9457).
 */
@RestController
@RequestMapping("/api/change-requests")
class ChangeApi {

    private static final int MOST = 100;

    private final ChangeRequests requests;
    private final Approvals approvals;
    private final ChangeDetails details;
    private final ChangeList list;

    ChangeApi(ChangeRequests requests, Approvals approvals, ChangeDetails details, ChangeList list) {
        this.requests = requests;
        this.approvals = approvals;
        this.details = details;
        this.list = list;
    }

    /** Asks for a change. With {@code Idempotency-Key}, the same key again answers the same request. */
    @PostMapping
    ResponseEntity<ChangeJson> create(
            Actor actor,
            @RequestHeader(value = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody NewChange entered) {
        UUID id = requests.submit(actor, entered, key);
        return ResponseEntity.created(URI.create("/api/change-requests/" + id))
                .eTag(Versions.tag(details.of(actor, id)))
                .body(ChangeJson.of(details.of(actor, id)));
    }

    @GetMapping
    Rows find(
            Actor actor,
            @RequestParam(defaultValue = "ALL") ListView view,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable ChangeStatus status,
            @RequestParam(defaultValue = "0") int page,
            @RequestParam(defaultValue = "20") int size) {
        if (page < 0 || size < 1 || size > MOST) {
            throw new BadInput("page", "change.paging", MOST);
        }
        ListPage found = list.find(actor, new ListQuery(view, q, status, page, size));
        return new Rows(found.rows().stream().map(ChangeJson.Row::of).toList(), found.total(), page, size);
    }

    @GetMapping("/{id}")
    ResponseEntity<ChangeJson> one(Actor actor, @PathVariable UUID id) {
        return answer(details.of(actor, id));
    }

    @PostMapping("/{id}/approve")
    ResponseEntity<ChangeJson> approve(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String version,
            @RequestBody(required = false) @Nullable Reason reason,
            Authentication signedIn) {
        return Versions.guarded(version, known -> {
            approvals.approve(actor, id, known, Reason.text(reason), SignInStrength.of(signedIn));
            return answer(details.of(actor, id));
        });
    }

    @PostMapping("/{id}/reject")
    ResponseEntity<ChangeJson> reject(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String version,
            @RequestBody(required = false) @Nullable Reason reason) {
        return Versions.guarded(version, known -> {
            approvals.reject(actor, id, known, Reason.text(reason));
            return answer(details.of(actor, id));
        });
    }

    @PostMapping("/{id}/withdraw")
    ResponseEntity<ChangeJson> withdraw(
            Actor actor,
            @PathVariable UUID id,
            @RequestHeader(value = "If-Match", required = false) @Nullable String version,
            @RequestBody(required = false) @Nullable Reason reason) {
        return Versions.guarded(version, known -> {
            requests.withdraw(actor, id, known, Reason.text(reason));
            return answer(details.of(actor, id));
        });
    }

    private static ResponseEntity<ChangeJson> answer(ChangeDetail detail) {
        return ResponseEntity.ok().eTag(Versions.tag(detail)).body(ChangeJson.of(detail));
    }

    /** Why somebody decided so. */
    record Reason(@Nullable String reason) {
        static @Nullable String text(@Nullable Reason given) {
            return given == null ? null : given.reason();
        }
    }

    /** One page of rows. */
    record Rows(List<ChangeJson.Row> items, long total, int page, int size) {}
}
