package io.gatehouse.stack;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many statements each request sends to the database, as PostgreSQL itself logs them. */
final class Counted {

    /** The fewest of several tries count, because Keycloak's own timers write too. */
    private static final int TRIES = 6;

    /**
     * @param all statements, the extension's timers left out
     * @param ours those of them that ask the extension's tables
     */
    record Number(long all, long ours) {}

    private final BenchServers servers;

    Counted(BenchServers servers) {
        this.servers = servers;
    }

    Map<String, Number> of(KeycloakServer server, Work work) {
        work.prepare();
        Map<String, Number> fewest = new LinkedHashMap<>();
        try (Statements statements = Statements.of(servers.postgres(), servers.database(server))) {
            for (int i = 0; i < TRIES; i++) {
                int n = i;
                for (Operation operation : work.operations()) {
                    Number number =
                            number(statements.during(() -> operation.request().accept(n)));
                    fewest.merge(operation.name(), number, (one, two) -> one.all() <= two.all() ? one : two);
                }
            }
        }
        return fewest;
    }

    private static Number number(List<List<String>> transactions) {
        List<String> asked = transactions.stream()
                .filter(transaction -> !Statements.timer(transaction))
                .flatMap(List::stream)
                .toList();
        return new Number(
                asked.size(),
                asked.stream().filter(text -> text.contains("gatehouse")).count());
    }
}
