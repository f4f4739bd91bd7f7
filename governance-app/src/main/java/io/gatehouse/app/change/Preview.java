package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Tier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What would happen to a request before it is submitted.
 *
 * @param beneficiary nothing for the change of a definition
 * @param source the role or group whose definition would change
 * @param gaining how many people would gain by the change of a definition
 * @param missingApprovers how many approvers are needed
 * @param ownerMissing whether the owner must be among them
 * @param alreadyHeld the person holds it already, by whatever path
 */
public record Preview(
        Entitlement target,
        @Nullable Person beneficiary,
        @Nullable Entitlement source,
        Tier tier,
        ApprovalPolicy policy,
        int gaining,
        int missingApprovers,
        boolean ownerMissing,
        List<Person> mayDecide,
        boolean alreadyHeld) {}
