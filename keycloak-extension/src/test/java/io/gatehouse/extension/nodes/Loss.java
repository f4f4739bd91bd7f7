package io.gatehouse.extension.nodes;

import io.gatehouse.extension.live.ApprovalDraft;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.live.LivePerson;
import io.gatehouse.extension.live.Until;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** The ways in which somebody loses the role {@code secret} that was approved for them. */
enum Loss {
    REVOCATION {
        @Override
        void approve(GovernedRealm at, LivePerson person) {
            at.approval("GRANT_ROLE", person.id(), at.roleId("secret")).submit().expect(200);
        }

        @Override
        void happen(GovernedRealm at, LivePerson person) {
            at.revoke(person, at.roleId("secret"), UUID.randomUUID().toString()).expect(200);
        }
    },
    PLAIN_REMOVAL {
        @Override
        void approve(GovernedRealm at, LivePerson person) {
            REVOCATION.approve(at, person);
        }

        @Override
        void happen(GovernedRealm at, LivePerson person) {
            at.admin()
                    .delete(at.path("/users/" + person.id() + "/role-mappings/realm"), List.of(at.roleOf("secret")))
                    .expect(204);
        }
    },
    LEAVING_A_GROUP {
        @Override
        void approve(GovernedRealm at, LivePerson person) {
            String group = at.groupId("privileged");
            at.approval("JOIN_GROUP", person.id(), group)
                    .with("closure_hash", ApprovalDraft.closureHash(group, at.roleId("secret")))
                    .submit()
                    .expect(200);
        }

        @Override
        void happen(GovernedRealm at, LivePerson person) {
            at.admin()
                    .delete(at.path("/users/" + person.id() + "/groups/" + at.groupId("privileged")))
                    .expect(204);
        }
    },
    EXPIRY {
        @Override
        void approve(GovernedRealm at, LivePerson person) {
            at.approval("GRANT_ROLE", person.id(), at.roleId("secret"))
                    .with("valid_until", at.realm().now().plus(TERM).toString())
                    .submit()
                    .expect(200);
        }

        @Override
        void happen(GovernedRealm at, LivePerson person) {
            Instant end = Instant.parse(at.ledger(person.id(), at.roleId("secret"))
                    .get(0)
                    .path("validUntil")
                    .asString());
            Until.fits("the end", TERM.multipliedBy(2), () -> at.realm().now(), now -> !now.isBefore(end));
        }
    },
    /** The role that the person holds does not give it any more. */
    COMPOSITE_TAKEN_OUT {
        @Override
        void approve(GovernedRealm at, LivePerson person) {
            String team = team(person);
            at.realm().role(team);
            person.grant(team).expect(204);
            at.approval("ADD_COMPOSITE", at.roleId(team), at.roleId("secret"))
                    .submit()
                    .expect(200);
        }

        @Override
        void happen(GovernedRealm at, LivePerson person) {
            at.admin()
                    .delete(at.path("/roles/" + team(person) + "/composites"), List.of(at.roleOf("secret")))
                    .expect(204);
        }
    };

    /** Long enough to look at the tokens before the end. */
    private static final Duration TERM = Duration.ofSeconds(15);

    abstract void approve(GovernedRealm at, LivePerson person);

    abstract void happen(GovernedRealm at, LivePerson person);

    /** How often it is tried; an end must be waited for. */
    int times() {
        return this == EXPIRY ? 2 : 5;
    }

    private static String team(LivePerson person) {
        return "team-of-" + person.username();
    }

    String words() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
