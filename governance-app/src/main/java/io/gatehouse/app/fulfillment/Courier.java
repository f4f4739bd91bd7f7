package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.ApprovalOrder;
import io.gatehouse.app.keycloak.ApprovalOutcome;
import io.gatehouse.app.keycloak.Extension;
import io.gatehouse.app.keycloak.ExtensionRefused;
import io.gatehouse.app.keycloak.RevocationOutcome;
import org.jspecify.annotations.Nullable;

/** Takes an order to the extension, and looks afterwards whether it is so. */
final class Courier {

    private final Extension extension;

    Courier(Extension extension) {
        this.extension = extension;
    }

    /** What the extension said, where it says such things. */
    record Receipt(@Nullable String auditHash, @Nullable String ledgerId) {

        static final Receipt NONE = new Receipt(null, null);
    }

    Receipt deliver(OrderRequest request) {
        if (request instanceof OrderRequest.Apply it) {
            ApprovalOutcome outcome = extension.apply(it.approval());
            return new Receipt(outcome.auditHash(), outcome.ledgerId());
        } else if (request instanceof OrderRequest.Revoke it) {
            RevocationOutcome outcome = extension.revoke(it.revocation());
            return new Receipt(outcome.auditHash(), null);
        } else if (request instanceof OrderRequest.RegisterDeparture it) {
            extension.register(it.departure());
        } else if (request instanceof OrderRequest.ExecuteDeparture it) {
            extension.executeNow(it.caseId(), it.actor().id());
        } else if (request instanceof OrderRequest.CancelDeparture it) {
            extension.cancel(it.caseId(), it.actor().id(), it.reason());
        }
        return Receipt.NONE;
    }

    /** Reads back. Nothing when it is as ordered, else the code of what differs. */
    @Nullable
    String difference(OrderRequest request) {
        if (request instanceof OrderRequest.Apply it) {
            return applied(it.approval());
        } else if (request instanceof OrderRequest.Revoke it) {
            return revoked(it.revocation().subjectId(), it.revocation().entitlementId());
        } else if (request instanceof OrderRequest.RegisterDeparture it) {
            return Verification.registered(
                    extension.departure(it.departure().caseId()), it.departure().accessEnd());
        } else if (request instanceof OrderRequest.ExecuteDeparture it) {
            return Verification.executed(extension.departure(it.caseId()));
        }
        return cancelled(((OrderRequest.CancelDeparture) request).caseId());
    }

    private @Nullable String applied(ApprovalOrder approval) {
        if (approval.forPerson()) {
            return Verification.granted(
                    extension.effective(approval.sourceId()), approval.targetId(), approval.validUntil());
        }
        if (approval.permit()) {
            return Verification.permitted(extension.permit(approval.orderId()), approval);
        }
        return Verification.defined(extension.ledger(approval.targetId()), approval);
    }

    private @Nullable String cancelled(String caseId) {
        try {
            return Verification.cancelled(extension.departure(caseId));
        } catch (ExtensionRefused e) {
            if (e.code().equals("unknown")) {
                // the register does not know the case: nothing of it will end anybody's access
                return null;
            }
            throw e;
        }
    }

    private @Nullable String revoked(String subjectId, String entitlementId) {
        try {
            return Verification.revoked(extension.effective(subjectId), entitlementId);
        } catch (ExtensionRefused e) {
            if (e.code().equals("unknown")) {
                // the account is gone, and with it everything it held
                return null;
            }
            throw e;
        }
    }
}
