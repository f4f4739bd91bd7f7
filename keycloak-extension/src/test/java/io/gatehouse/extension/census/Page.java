package io.gatehouse.extension.census;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The census as a page for people. */
final class Page {

    private Page() {}

    /** Markdown of every classified operation by jar, with the counts before it. All of them must be classified. */
    static String of(String introduction, Census census, Set<Operation> mutating, Set<Operation> reading) {
        Set<Operation> named = new TreeSet<>(mutating);
        reading.stream()
                .filter(operation -> census.lines().containsKey(operation.identity()))
                .forEach(named::add);
        Map<String, Set<Operation>> byJar = named.stream()
                .collect(Collectors.groupingBy(
                        Operation::jar, TreeMap::new, Collectors.toCollection(() -> new TreeSet<Operation>())));
        StringBuilder page = new StringBuilder(introduction.strip()).append("\n\n## Counts\n\n");
        page.append("| jar | grants | grant-equivalent | revokes | neutral | all |\n|---|--:|--:|--:|--:|--:|\n");
        byJar.forEach((jar, operations) -> page.append(counts(jar, census, operations)));
        page.append(counts("**all**", census, named));
        byJar.forEach((jar, operations) -> {
            page.append("\n## ").append(jar).append("\n\n| operation | class | paths | reason |\n|---|---|---|---|\n");
            operations.forEach(
                    operation -> page.append(row(operation, census.lines().get(operation.identity()))));
        });
        return page.toString();
    }

    private static String counts(String name, Census census, Set<Operation> operations) {
        return "| " + name + " | "
                + Arrays.stream(Kind.values())
                        .map(kind -> String.valueOf(operations.stream()
                                .filter(o -> census.lines().get(o.identity()).kind() == kind)
                                .count()))
                        .collect(Collectors.joining(" | "))
                + " | " + operations.size() + " |\n";
    }

    private static String row(Operation operation, Census.Line line) {
        String type = operation.type().substring(operation.type().lastIndexOf('.') + 1);
        String what = Operation.PROVIDER.equals(operation.verb())
                ? type + " (" + operation.path() + ")"
                : type + "#" + operation.method() + " (" + (operation.verb() + " " + operation.path()).strip() + ")";
        return "| `" + what.replace("|", "\\|") + "` | " + line.kind().word() + " | " + line.paths() + " | "
                + line.reason() + " |\n";
    }
}
