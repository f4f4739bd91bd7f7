package io.gatehouse.app.change.model;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.Ruling;
import io.gatehouse.app.shared.Tier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * 200,000 generated companies and histories: people with second accounts, owners, approvers, managers; who is disabled or
 * loses the role half-way; everybody tries to approve. The judgement is made here anew, from the raw facts, and not with
 * the rule under test.
 */
class NobodyApprovesForThemselvesTest {

    private static final int SEQUENCES = 200_000;
    private static final long SEED = 20260302;

    private final Random random = new Random(SEED);

    @Test
    void overAllSequences() {
        int approved = 0;
        int refused = 0;
        for (int i = 0; i < SEQUENCES; i++) {
            Company company = new Company(random);
            approved += company.play() ? 1 : 0;
            refused += company.refusals;
        }
        assertTrue(approved > SEQUENCES / 10, "only " + approved + " were approved: nothing was tried");
        assertTrue(refused > SEQUENCES, "only " + refused + " refusals: nothing was tried");
    }

    private static final class Account {
        final String id;
        final @Nullable String number;
        final @Nullable String manager;
        final boolean owner;
        boolean approver;
        boolean active;

        Account(String id, @Nullable String number, @Nullable String manager, Random random) {
            this.id = id;
            this.number = number;
            this.manager = manager;
            this.owner = id.equals("p" + random.nextInt(6));
            this.approver = random.nextBoolean();
            this.active = random.nextInt(5) > 0;
        }

        Candidate candidate() {
            return new Candidate(new Human(id, number), active, approver, owner, manager);
        }
    }

    private static final class Company {
        private final Random random;
        private final List<Account> accounts = new ArrayList<>();
        private final Set<String> gaining = new HashSet<>();
        private final Tier tier;
        private final boolean definition;
        int refusals;

        Company(Random random) {
            this.random = random;
            for (int i = 0; i < 6; i++) {
                String number = random.nextInt(4) == 0 ? null : "L" + random.nextInt(5);
                String manager = random.nextInt(3) == 0 ? null : "p" + random.nextInt(6);
                accounts.add(new Account("p" + i, number, manager, random));
            }
            tier = Tier.values()[random.nextInt(4)];
            definition = random.nextInt(4) == 0;
            if (definition) {
                accounts.stream().filter(a -> random.nextInt(3) == 0).forEach(a -> gaining.add(a.id));
            }
        }

        boolean play() {
            Account asker = any();
            Account user = any();
            ApprovalPolicy policy = Samples.policy(tier);
            Concerned concerned = new Concerned(
                    new Human(asker.id, asker.number), definition ? null : new Human(user.id, user.number), gaining);
            ChangeRequest request = Samples.submitted(asker.id, definition ? "some-role" : user.id, tier, null);
            for (int step = 0; step < 8 && request.status() == ChangeStatus.SUBMITTED; step++) {
                upset();
                request = tryToApprove(request, any(), concerned, policy);
            }
            if (request.status() == ChangeStatus.APPROVED) {
                judge(request, asker, definition ? null : user);
                return true;
            }
            return false;
        }

        private ChangeRequest tryToApprove(
                ChangeRequest request, Account by, Concerned concerned, ApprovalPolicy policy) {
            // a refusal is an exception, which is slow: nine times of ten it is enough to ask the rule
            if (random.nextInt(10) > 0
                    && !(FourEyesRule.mayDecide(by.candidate(), concerned, policy, request.decidedBy())
                            instanceof Ruling.Allowed)) {
                refusals++;
                return request;
            }
            try {
                ChangeRequest next = request.approved(
                        by.candidate(), concerned, policy, Samples.approval(by.id, by.approver, by.owner));
                List<Approval> counting = next.approvals().stream()
                        .filter(a -> counts(a, next, concerned, policy))
                        .toList();
                boolean ownerCan = accounts.stream()
                        .filter(a -> a.owner)
                        .anyMatch(a -> FourEyesRule.mayDecide(a.candidate(), concerned, policy, Set.of())
                                instanceof Ruling.Allowed);
                return policy.missing(counting, ownerCan).nothing()
                        ? next.withApprovals(counting).agreed(UUID.randomUUID(), Samples.NOON)
                        : next;
            } catch (Refused refused) {
                refusals++;
                return request;
            }
        }

        private boolean counts(Approval approval, ChangeRequest request, Concerned concerned, ApprovalPolicy policy) {
            Set<String> others = new HashSet<>(request.decidedBy());
            others.remove(approval.approverId());
            return FourEyesRule.mayDecide(account(approval.approverId()).candidate(), concerned, policy, others)
                    instanceof Ruling.Allowed;
        }

        /** Somebody leaves, comes back, gains or loses the role. */
        private void upset() {
            if (random.nextInt(3) == 0) {
                any().active = random.nextBoolean();
            }
            if (random.nextInt(3) == 0) {
                any().approver = random.nextBoolean();
            }
        }

        private void judge(ChangeRequest request, Account asker, @Nullable Account user) {
            Set<String> seen = new HashSet<>();
            assertTrue(tier != Tier.T0, "T0 was approved");
            assertTrue(!request.approvals().isEmpty(), "approved by nobody");
            for (Approval approval : request.approvals()) {
                Account by = account(approval.approverId());
                assertTrue(seen.add(by.id), "the same person twice");
                assertTrue(!same(by, asker), "the requester approved");
                assertTrue(user == null || !same(by, user), "the beneficiary approved");
                assertTrue(!gaining.contains(by.id), "one who gains approved");
                assertTrue(by.active, "one who has left approved");
                assertTrue(by.approver || by.owner, "one without any right approved");
            }
        }

        private static boolean same(Account one, Account other) {
            return one == other || (one.number != null && one.number.equals(other.number));
        }

        private Account any() {
            return accounts.get(random.nextInt(accounts.size()));
        }

        private Account account(String id) {
            return accounts.stream().filter(a -> a.id.equals(id)).findFirst().orElseThrow();
        }
    }
}
