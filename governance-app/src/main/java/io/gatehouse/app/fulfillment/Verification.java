package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.DepartureState;
import io.gatehouse.app.keycloak.EffectiveAccess;
import io.gatehouse.app.keycloak.InventoryLine;
import io.gatehouse.app.keycloak.LedgerEntry;
import io.gatehouse.app.keycloak.PermitState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether what was read back is what was ordered. Pure; each answers nothing when it is, else the reason in a code. */
final class Verification {

    static final String NOT_HELD = "read_back_not_held";
    static final String STILL_HELD = "read_back_still_held";
    static final String OTHER_STATE = "read_back_other_state";
    static final String OTHER_END = "read_back_other_end";
    static final String OTHER_VALIDITY = "read_back_other_validity";

    private Verification() {}

    /** The person holds the entitlement by that very edge, and the ledger knows it with the end that was approved. */
    static @Nullable String granted(EffectiveAccess access, String entitlementId, @Nullable Instant validUntil) {
        List<InventoryLine.GrantLine> held = access.grants().stream()
                .filter(grant -> grant.entitlement().equals(entitlementId)
                        && grant.edge().equals(entitlementId)
                        && grant.ledgerId() != null)
                .toList();
        if (held.isEmpty()) {
            return NOT_HELD;
        }
        return held.stream().allMatch(grant -> sameEnd(grant.validUntil(), validUntil)) ? null : OTHER_VALIDITY;
    }

    /** The approved edge of a definition is live in the ledger under this order, with the end that was approved. */
    static @Nullable String defined(List<LedgerEntry> live, ApprovalOrder approval) {
        Optional<LedgerEntry> known = live.stream()
                .filter(entry -> entry.sourceId().equals(approval.sourceId())
                        && approval.orderId().toString().equals(entry.jti()))
                .findFirst();
        if (known.isEmpty()) {
            return NOT_HELD;
        }
        return sameEnd(known.get().validUntil(), approval.validUntil()) ? null : OTHER_VALIDITY;
    }

    /** The window is known, for that account and that object, with the end that was approved; perhaps used by now. */
    static @Nullable String permitted(PermitState permit, ApprovalOrder approval) {
        boolean same = permit.objectId().equals(approval.sourceId())
                && permit.targetId().equals(approval.targetId())
                && permit.permittedTo().equals(approval.beneficiaryId());
        if (!same) {
            return NOT_HELD;
        }
        return sameEnd(permit.endsAt(), approval.validUntil()) ? null : OTHER_VALIDITY;
    }

    /** No path leads there any more. */
    static @Nullable String revoked(EffectiveAccess access, String entitlementId) {
        boolean held =
                access.grants().stream().anyMatch(grant -> grant.entitlement().equals(entitlementId));
        return held ? STILL_HELD : null;
    }

    /** Registered with that end; or access has ended already, which is more than was asked for. */
    static @Nullable String registered(DepartureState departure, Instant accessEnd) {
        return switch (departure.state()) {
            case "RUNNING", "ENDED" -> null;
            case "SCHEDULED" -> sameSecond(departure.accessEnd(), accessEnd) ? null : OTHER_END;
            default -> OTHER_STATE;
        };
    }

    static @Nullable String executed(DepartureState departure) {
        return departure.state().equals("ENDED") ? null : OTHER_STATE;
    }

    static @Nullable String cancelled(DepartureState departure) {
        return departure.state().equals("CANCELLED") ? null : OTHER_STATE;
    }

    private static boolean sameEnd(@Nullable Instant one, @Nullable Instant other) {
        return one == null || other == null ? one == other : sameSecond(one, other);
    }

    /** Keycloak may store fewer digits than Java has. */
    private static boolean sameSecond(Instant one, Instant other) {
        return one.truncatedTo(ChronoUnit.SECONDS).equals(other.truncatedTo(ChronoUnit.SECONDS));
    }
}
