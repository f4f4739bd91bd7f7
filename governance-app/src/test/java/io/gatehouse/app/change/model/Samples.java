package io.gatehouse.app.change.model;

import io.gatehouse.app.shared.Tier;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Policies as version 1 ships them, and requests to try them on. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

    private Samples() {}

    static ApprovalPolicy policy(Tier tier) {
        boolean strict = tier == Tier.T0 || tier == Tier.T1;
        return new ApprovalPolicy(1, tier, 1, strict, strict, strict, tier == Tier.T0, 10, 3, 30);
    }

    static ChangeRequest submitted(String requester, String beneficiary, Tier tier, @Nullable Integer days) {
        return new ChangeRequest(
                UUID.fromString("00000000-0000-0000-0000-000000000001"),
                1001,
                1,
                ChangeStatus.SUBMITTED,
                requester,
                new Ask(Operation.GRANT_ROLE, beneficiary, "role", "needed for the audit", null, days, null),
                false,
                NOON,
                NOON,
                new Terms("hash", tier, 1),
                List.of(),
                null,
                null);
    }

    static Approval approval(String approver, boolean asApprover, boolean asOwner) {
        return new Approval(approver, NOON, "1", null, asApprover, asOwner);
    }
}
