package io.gatehouse.app.review;

import io.gatehouse.app.directory.Todo;
import io.gatehouse.app.directory.TodoSource;
import io.gatehouse.app.review.model.Campaign;
import io.gatehouse.app.review.model.CampaignStatus;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.Risk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** What waits for a reviewer: items to decide, and drafts to sign. */
@Component
final class ReviewTodos implements TodoSource {

    private static final String KIND = "review";

    private final Overview overview;

    ReviewTodos(Overview overview) {
        this.overview = overview;
    }

    @Override
    public List<Todo> waitingFor(Actor actor, Instant now) {
        List<Todo> todos = new ArrayList<>();
        for (Overview.Line line : overview.mine(actor)) {
            Campaign campaign = line.campaign();
            Progress progress = line.progress();
            if (campaign.status() != CampaignStatus.OPEN) {
                continue;
            }
            String href = "/reviews/" + campaign.id();
            if (progress.undecided() > 0) {
                todos.add(new Todo(
                        KIND,
                        "review.todo.decide",
                        List.of(progress.undecided(), campaign.name()),
                        href,
                        campaign.dueAt(),
                        progress.highUndecided() > 0 ? Risk.HIGH : Risk.MEDIUM));
            } else if (progress.drafts() > 0) {
                todos.add(new Todo(
                        KIND,
                        "review.todo.sign",
                        List.of(progress.drafts(), campaign.name()),
                        href + "/sign-off",
                        campaign.dueAt(),
                        Risk.MEDIUM));
            }
        }
        for (Overview.Line line : overview.stuck(actor)) {
            todos.add(new Todo(
                    KIND,
                    "review.todo.nobody",
                    List.of(line.progress().withoutReviewer(), line.campaign().name()),
                    "/reviews/" + line.campaign().id() + "/monitor",
                    line.campaign().dueAt(),
                    Risk.HIGH));
        }
        return todos;
    }
}
