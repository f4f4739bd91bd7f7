package io.gatehouse.extension.paths;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gatehouse.extension.live.AtOnce;
import io.gatehouse.extension.live.Until;
import io.gatehouse.extension.paths.Cell.Result;
import io.gatehouse.stack.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/** Tries one act of one actor on both servers, then once more with an approval, and judges what was seen. */
final class Trial {

    private static final Duration LATEST = Duration.ofSeconds(30);
    private static final Duration SWEEP = Duration.ofSeconds(120);
    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private final GatePath path;
    private final Actor actor;

    private Trial(GatePath path, Actor actor) {
        this.path = path;
        this.actor = actor;
    }

    static Cell of(GatePath path, Actor actor, Grounds grounds) throws InterruptedException, ExecutionException {
        String never = path.never().get(actor);
        if (never != null) {
            return new Cell(Result.NOT_APPLICABLE, never);
        }
        if (path.shown() != null) {
            Elsewhere.mustExist(path.elsewhere());
            return new Cell(path.shown(), "");
        }
        if (path.way() == null) {
            return new Cell(Result.NOT_SHOWN, path.nothing());
        }
        return new Trial(path, actor).run(grounds);
    }

    private Cell run(Grounds grounds) throws InterruptedException, ExecutionException {
        Attempt[] onGated = new Attempt[1];
        List<Observed> both = AtOnce.call(List.of(() -> tried(prepared(grounds.stock()), grounds.stock()), () -> {
            onGated[0] = prepared(grounds.gated());
            return tried(onGated[0], grounds.gated());
        }));
        try {
            Cell cell = judged(both.get(0), swept(both.get(1), onGated[0], grounds.gated()));
            return cell.result().holds() && !path.approval().isEmpty() ? approved(cell, onGated[0]) : cell;
        } finally {
            onGated[0].after().run();
        }
    }

    private Attempt prepared(Ground ground) {
        return java.util.Objects.requireNonNull(path.way()).prepare(Scene.of(ground, path.rights(), actor));
    }

    private static Observed tried(Attempt attempt, Ground ground) {
        Evidence before = attempt.look().see();
        Answer answer = attempt.act().get();
        if (attempt.silent().isEmpty() || Observed.refusal(answer)) {
            return finished(
                    attempt, ground, new Observed(answer, before, attempt.look().see(), Trace.NONE));
        }
        Trace trace = Until.fits(
                "a trace of the act",
                LATEST,
                () -> ground.isGated() ? ground.trace(attempt.silent()) : Trace.NONE,
                seen -> seen != Trace.NONE
                        || !attempt.look().see().since(before).isEmpty());
        return finished(
                attempt, ground, new Observed(answer, before, attempt.look().see(), trace));
    }

    private static Observed finished(Attempt attempt, Ground ground, Observed observed) {
        if (!ground.isGated()) {
            attempt.after().run();
        }
        return observed;
    }

    /** What the sweep takes away again is seen once more after its report. */
    private static Observed swept(Observed gated, Attempt attempt, Ground ground) {
        if (attempt.swept().isEmpty()) {
            return gated;
        }
        Until.fits(
                "a report of the sweep",
                SWEEP,
                () -> ground.drift(attempt.swept()),
                found -> found && attempt.look().see().since(gated.before()).isEmpty());
        return new Observed(gated.answer(), gated.before(), attempt.look().see(), Trace.SWEPT);
    }

    private Cell judged(Observed stock, Observed gated) {
        if (!gated.gained().isEmpty()) {
            return path.accepted().isEmpty()
                    ? new Cell(Result.OPEN, "shows in: " + String.join(", ", gated.gained()))
                    : new Cell(Result.NOT_APPLICABLE, path.accepted());
        }
        if (stock.gained().isEmpty()) {
            return gaveNothing(stock.answer());
        }
        if (gated.trace() == Trace.SWEPT) {
            return new Cell(Result.DETECTED, "the sweep ends the entry, and no token has it any more");
        }
        if (gated.trace() == Trace.LEFT_OUT) {
            return new Cell(Result.NO_EFFECT, "it goes on without it, and that is recorded");
        }
        if (gated.stored()) {
            return Cell.of(Result.NO_EFFECT);
        }
        if (!gated.refused()) {
            return new Cell(
                    Result.NOT_SHOWN,
                    "nothing comes of it, yet it is no refusal of ours: "
                            + gated.answer().status());
        }
        return new Cell(
                Result.REFUSED,
                gated.answer().status() < SERVER_ERROR
                        ? ""
                        : "the answer is an error page (" + gated.answer().status() + "), the attempt is recorded");
    }

    private Cell gaveNothing(Answer answer) {
        if (!path.nothing().isEmpty() && answer.status() < CLIENT_ERROR) {
            return new Cell(Result.NOT_APPLICABLE, path.nothing());
        }
        if (answer.status() >= CLIENT_ERROR && answer.status() < SERVER_ERROR) {
            return new Cell(Result.NOT_APPLICABLE, "Keycloak itself refuses it (" + answer.status() + ")");
        }
        return new Cell(Result.NOT_SHOWN, "the stock server answers " + answer.status() + " and nothing comes of it");
    }

    /** The refusal means something only if the same thing works once it is approved. */
    private static Cell approved(Cell cell, Attempt attempt) {
        Set<String> none = attempt.look().see().places();
        Answer approval = java.util.Objects.requireNonNull(attempt.approve()).get();
        assertTrue(approval.status() < CLIENT_ERROR, approval.body());
        if (attempt.look().see().since(new Evidence(none, 0)).isEmpty()) {
            return new Cell(Result.NOT_SHOWN, "approved, and it still does not come");
        }
        return cell;
    }
}
