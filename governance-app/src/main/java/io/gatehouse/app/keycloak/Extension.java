package io.gatehouse.app.keycloak;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The extension inside Keycloak, as docs/extension-api.md describes it. Every call either returns what was read, or
 * throws {@link ExtensionRefused} (a final answer, with its code) or {@link ExtensionUnavailable} (try again later).
 */
public interface Extension {

    ExtensionStatus status();

    /**
     * Streams the inventory line by line; nothing is held in memory.
     *
     * @param subjectId only this account's lines, or all
     * @throws ExtensionUnavailable also when the stream ended without its last line
     */
    void inventory(@Nullable String subjectId, Consumer<InventoryLine> each);

    /** What the account holds right now, read in a transaction of its own. */
    EffectiveAccess effective(String accountId);

    /** The ledger's live entries for edges to this entitlement, whoever holds them. */
    List<LedgerEntry> ledger(String entitlementId);

    /** Signs the approval with the approval key and has it applied; a repeated order id has no second effect. */
    ApprovalOutcome apply(ApprovalOrder order);

    /** The permit that the approval with this order id opened, used or not. */
    PermitState permit(UUID orderId);

    /** Removes every own edge of the person that leads to the entitlement; a repeated order id has no second effect. */
    RevocationOutcome revoke(RevocationOrder order);

    /** Classifies roles and groups; refused when anything would get lower, or is no longer as it was seen. */
    void classify(ClassificationOrder order);

    /** Creates or reschedules a departure in the leaver register. */
    DepartureState register(DepartureOrder order);

    DepartureState executeNow(String caseId, String requestedBy);

    DepartureState cancel(String caseId, String requestedBy, String reason);

    DepartureState departure(String caseId);

    /** What waits in the outbox, oldest first. */
    List<OutboxEntry> outbox(int limit);

    int acknowledge(Collection<String> eventIds);
}
