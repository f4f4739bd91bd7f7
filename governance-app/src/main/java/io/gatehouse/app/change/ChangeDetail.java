package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ApprovalPolicy;
import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Person;
import io.gatehouse.app.shared.Tier;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything that somebody needs to see before deciding one request, and what they may do with it.
 *
 * @param people everybody who is named in it, by account id
 * @param source the role or group whose definition changes; nothing for a person
 * @param tier frozen at submission; of a draft, as it is now
 * @param gaining how many people gain by the change of a definition, and some of them
 * @param capturedFor the account whose attempt it came from; nothing for one that was asked for in the app
 * @param attempts newest first
 * @param ledgerId the extension's ledger entry, once it was verified
 */
public record ChangeDetail(
        ChangeRequest request,
        Map<String, Person> people,
        @Nullable Entitlement source,
        String sourceLabel,
        @Nullable Entitlement target,
        String targetLabel,
        List<Entitlement> includes,
        Tier tier,
        ApprovalPolicy policy,
        List<Entitlement> otherAccess,
        int holders,
        Gaining gaining,
        Decision decision,
        Choices choices,
        @Nullable String capturedFor,
        List<Attempt> attempts,
        @Nullable String ledgerId) {

    /** People who gain by the change of a definition. */
    public record Gaining(int count, List<Person> some) {
        static final Gaining NOBODY = new Gaining(0, List.of());
    }

    /**
     * How far the decision is.
     *
     * @param missingApprovers how many approvers are still needed
     * @param ownerMissing the owner must still agree
     * @param mayDecide those who may
     * @param notCounted whose agreement counts no longer: account id to the code of the rule
     * @param wouldGain those who could, but would gain by it
     */
    public record Decision(
            int missingApprovers,
            boolean ownerMissing,
            List<Person> mayDecide,
            Map<String, String> notCounted,
            List<Person> wouldGain) {
        static final Decision NONE = new Decision(0, false, List.of(), Map.of(), List.of());
    }

    /**
     * What the person who looks may do.
     *
     * @param whyNot why they may not decide: the code of the rule; nothing when they may, or when nothing is to be decided
     * @param days for how long they may ask when they complete it
     */
    public record Choices(
            boolean decide,
            @Nullable String whyNot,
            boolean complete,
            List<String> days,
            boolean withdraw,
            boolean retry) {}

    /** The person with this account, if the directory knows them. */
    public @Nullable Person person(@Nullable String id) {
        return id == null ? null : people.get(id);
    }

    public @Nullable Person requester() {
        return person(request.requesterId());
    }

    /** Whose attempt it came from, if the directory knows them; of a permit, who may make the change. */
    public @Nullable Person whoTried() {
        return person(capturedFor);
    }

    /** What the account whose attempt it came from is called in Keycloak. */
    public @Nullable String accountTried() {
        return attempts.stream()
                .map(Attempt::actorName)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(capturedFor);
    }

    public @Nullable Person beneficiary() {
        return request.ask().operation().forPerson() ? person(request.ask().sourceId()) : null;
    }

    /** The change concerns its requester themselves. */
    public boolean forSelf() {
        return request.ask().sourceId().equals(request.requesterId());
    }
}
