package io.gatehouse.app.change;

import io.gatehouse.app.change.model.ChangeRequest;
import io.gatehouse.app.change.model.Operation;
import io.gatehouse.app.change.model.Terms;
import io.gatehouse.app.directory.Entitlement;
import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Risk;
import io.gatehouse.app.shared.Tier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for a person: requests that they may decide, captured drafts to complete, failed orders of their own requests. */
@Component
class ChangeTodos implements TodoSource {

    private static final String KIND = "change";
    /** The home page shows the most urgent ones; the list has all of them. */
    private static final int MOST = 50;

    private final ChangeList list;
    private final ChangeStore store;
    private final Deciders deciders;
    private final AccessFacts facts;
    private final Policies policies;

    ChangeTodos(ChangeList list, ChangeStore store, Deciders deciders, AccessFacts facts, Policies policies) {
        this.list = list;
        this.store = store;
        this.deciders = deciders;
        this.facts = facts;
        this.policies = policies;
    }

    @Override
    public List<Todo> waitingFor(Actor actor, Instant now) {
        List<Todo> todos = new ArrayList<>();
        for (ListRow row : list.find(actor, new ListQuery(ListView.WAITING, "", null, 0, MOST))
                .rows()) {
            switch (row.status()) {
                case DRAFT -> todos.add(isSealed(row, now) ? discard(row) : complete(row));
                case SUBMITTED -> {
                    if (mayDecide(actor, row, now)) {
                        todos.add(decide(row, now));
                    }
                }
                default -> todos.add(failed(row));
            }
        }
        return todos;
    }

    /** The list knows nearly who may; this is the rule itself. */
    private boolean mayDecide(Actor actor, ListRow row, Instant now) {
        Entitlement target = row.target();
        ChangeRequest request = store.find(row.id()).orElse(null);
        if (target == null || request == null) {
            return false;
        }
        Terms terms = request.terms();
        return terms != null && deciders.whyNot(actor, request, policies.of(terms), target, now) == null;
    }

    private boolean isSealed(ListRow row, Instant now) {
        return row.target() != null
                && policies.inForce(facts.reach(row.target()), now).sealed();
    }

    private Todo decide(ListRow row, Instant now) {
        Tier tier = row.tier() == null ? Tier.T1 : row.tier();
        Instant due = row.at().plus(Duration.ofDays(policies.inForce(tier, now).dueDays()));
        return new Todo(
                KIND,
                "change.todo.decide" + definitionSuffix(row),
                List.of(source(row), target(row), row.reference()),
                href(row),
                due,
                tier.risk());
    }

    private static Todo complete(ListRow row) {
        String who = row.requester() == null ? "change.todo.complete-unknown" : "change.todo.complete";
        return new Todo(
                KIND,
                (row.observed() ? "change.todo.complete-observed" : who) + suffix(row),
                List.of(source(row), target(row), reference(row.capturedReference(), row)),
                href(row),
                null,
                row.target() == null ? Risk.MEDIUM : row.target().risk());
    }

    private static Todo discard(ListRow row) {
        return new Todo(
                KIND,
                "change.todo.sealed" + suffix(row),
                List.of(source(row), target(row), reference(row.capturedReference(), row)),
                href(row),
                null,
                Risk.HIGH);
    }

    private static Todo failed(ListRow row) {
        return new Todo(
                KIND,
                "change.todo.failed" + definitionSuffix(row),
                List.of(source(row), target(row), row.reference()),
                href(row),
                null,
                row.tier() == null ? Risk.MEDIUM : row.tier().risk());
    }

    private static String definitionSuffix(ListRow row) {
        boolean plain = row.operation() == Operation.ADD_COMPOSITE || row.operation() == Operation.ADD_GROUP_ROLE;
        return plain ? "-definition" : suffix(row);
    }

    /** What happens to groups needs other words than what somebody receives. */
    private static String suffix(ListRow row) {
        return switch (row.operation()) {
            case MOVE_GROUP -> "-move";
            case ADD_DEFAULT_GROUP -> "-default";
            case PERMIT -> "-permit";
            case ACT -> "-act";
            default -> "";
        };
    }

    private static String reference(@Nullable String captured, ListRow row) {
        return captured == null ? row.reference() : captured;
    }

    private static Object source(ListRow row) {
        if (row.beneficiary() != null) {
            return row.beneficiary();
        }
        return row.source() == null ? row.sourceLabel() : row.source();
    }

    private static Object target(ListRow row) {
        return row.target() == null ? row.targetLabel() : row.target();
    }

    private static String href(ListRow row) {
        return "/changes/" + row.id();
    }
}
