package io.gatehouse.extension.paths;

import io.gatehouse.extension.paths.Cell.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The matrix as a page for people. */
final class PathsPage {

    /** Where the actors' columns begin. */
    static final int FIRST_ACTOR = 3;

    private final List<Family> families;
    private final Results results;

    private PathsPage(List<Family> families, Results results) {
        this.families = families;
        this.results = results;
    }

    /** All cells must have their result. */
    static String of(String introduction, List<Family> families, Results results) {
        PathsPage page = new PathsPage(families, results);
        StringBuilder text = new StringBuilder(introduction.strip().replace("{open}", page.open()));
        text.append("\n\n## Counts\n\n");
        text.append(page.counts());
        families.forEach(family -> text.append(page.table(family)));
        return text.toString();
    }

    private String open() {
        long cells = count(Result.OPEN);
        String ways = paths().filter(path -> Arrays.stream(Actor.values())
                        .anyMatch(actor -> cell(path, actor).result() == Result.OPEN))
                .map(path -> path.id() + " (" + path.words() + ")")
                .collect(Collectors.joining("; "));
        return cells == 0
                ? "**No cell is open.**"
                : "**" + cells + " of " + paths().count() * Actor.values().length
                        + " cells are open**: there the privilege is to be had without any approval, by " + ways + ".";
    }

    private String counts() {
        StringBuilder text = new StringBuilder("| result | cells |\n|---|--:|\n");
        for (Result result : Result.values()) {
            text.append("| ")
                    .append(result.word())
                    .append(" | ")
                    .append(count(result))
                    .append(" |\n");
        }
        return text.append("| all | ")
                .append(paths().count() * Actor.values().length)
                .append(" |\n")
                .toString();
    }

    private Stream<GatePath> paths() {
        return families.stream().flatMap(family -> family.paths().stream());
    }

    private long count(Result result) {
        return paths().flatMap(path -> Arrays.stream(Actor.values()).map(actor -> cell(path, actor)))
                .filter(cell -> cell.result() == result)
                .count();
    }

    private String table(Family family) {
        StringBuilder text = new StringBuilder("\n## ").append(family.title()).append("\n\n| path | way | layer |");
        for (Actor actor : Actor.values()) {
            text.append(' ').append(actor.word()).append(" |");
        }
        text.append(" once approved | test |\n|---|---|---|");
        text.append("---|".repeat(Actor.values().length)).append("---|---|\n");
        family.paths().forEach(path -> text.append(row(path)));
        String reasons = family.paths().stream().map(this::reasons).collect(Collectors.joining());
        return reasons.isEmpty()
                ? text.toString()
                : text.append("\nWhy:\n\n").append(reasons).toString();
    }

    private String row(GatePath path) {
        List<String> columns = new ArrayList<>(List.of(path.id(), path.words(), path.layer()));
        for (Actor actor : Actor.values()) {
            columns.add(cell(path, actor).result().word());
        }
        columns.add(approval(path));
        columns.add(path.elsewhere().isEmpty() ? "`GatePathsIT`" : "`" + Elsewhere.name(path.elsewhere()) + "`");
        return "| " + String.join(" | ", columns) + " |\n";
    }

    private String approval(GatePath path) {
        if (!path.elsewhere().isEmpty()) {
            return "see the test";
        }
        boolean held = Arrays.stream(Actor.values())
                .anyMatch(actor -> cell(path, actor).result().holds());
        if (!held) {
            return "";
        }
        return path.approval().isEmpty() ? "no approval exists for it yet" : "by `" + path.approval() + "`";
    }

    /** Actors with the same reason together; what the introduction says once is left out. */
    private String reasons(GatePath path) {
        Map<String, List<String>> byReason = new LinkedHashMap<>();
        for (Actor actor : Actor.values()) {
            Cell cell = cell(path, actor);
            if (!cell.reason().isEmpty() && !GatePath.usual(cell.reason())) {
                byReason.computeIfAbsent(cell.result().word() + ", " + cell.reason(), r -> new ArrayList<>())
                        .add(actor.word());
            }
        }
        if (byReason.isEmpty()) {
            return "";
        }
        return "- " + path.id() + ": "
                + byReason.entrySet().stream()
                        .map(reason -> (reason.getValue().size() == Actor.values().length
                                        ? "everybody"
                                        : String.join(", ", reason.getValue()))
                                + ": " + reason.getKey())
                        .collect(Collectors.joining("; "))
                + "\n";
    }

    private Cell cell(GatePath path, Actor actor) {
        return Objects.requireNonNull(results.of(path, actor), () -> path.id() + " has no result for " + actor.word());
    }
}
