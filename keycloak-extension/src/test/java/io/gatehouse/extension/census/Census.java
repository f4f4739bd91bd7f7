package io.gatehouse.extension.census;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The checked-in classification: one line for each operation, {@code class,paths,type,method,verb,path,reason}. Paths are ids
 * of the catalogue of grant paths (E01–E67), separated by spaces, and may be empty.
 *
 * @param lines classification by identity
 */
record Census(Map<String, Line> lines) {

    static final String HEADER = "class,paths,type,method,verb,path,reason";

    private static final int COLUMNS = 7;

    record Line(Kind kind, String paths, String reason) {}

    /**
     * @throws IllegalArgumentException with the number of the line, for a line that cannot be understood or stands there twice
     */
    static Census of(String csv) {
        List<String> rows = csv.lines().toList();
        if (rows.isEmpty() || !HEADER.equals(rows.get(0))) {
            throw new IllegalArgumentException("The first line of the census must be " + HEADER);
        }
        Map<String, Line> lines = new TreeMap<>();
        for (int row = 1; row < rows.size(); row++) {
            try {
                add(lines, rows.get(row));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("Line " + (row + 1) + " of the census: " + e.getMessage(), e);
            }
        }
        return new Census(lines);
    }

    private static void add(Map<String, Line> lines, String row) {
        String[] cells = row.split(",", COLUMNS);
        if (cells.length != COLUMNS) {
            throw new IllegalArgumentException("it needs seven columns: " + HEADER);
        }
        if (!cells[1].matches("(E\\d\\d( E\\d\\d)*)?")) {
            throw new IllegalArgumentException("'" + cells[1] + "' are no path ids such as 'E01 E12'");
        }
        String reason = cells[6].replaceAll("^\"|\"$", "").strip();
        if (reason.isEmpty()) {
            throw new IllegalArgumentException("it gives no reason");
        }
        String identity = new Operation("", cells[2], cells[3], cells[4], cells[5]).identity();
        if (lines.put(identity, new Line(Kind.of(cells[0]), cells[1], reason)) != null) {
            throw new IllegalArgumentException(identity + " has a class already: leave one");
        }
    }

    /** What is wrong, each as a sentence that says what to do; empty if every operation has its class and nothing vanished. */
    List<String> complaints(Set<Operation> mutating, Set<Operation> reading) {
        List<String> complaints = new ArrayList<>();
        Set<String> vanished = new TreeSet<>(lines.keySet());
        reading.forEach(operation -> vanished.remove(operation.identity()));
        for (Operation operation : mutating) {
            vanished.remove(operation.identity());
            if (!lines.containsKey(operation.identity())) {
                complaints.add("Unclassified: " + operation.identity() + " in " + operation.jar()
                        + ". Read what it does and add to surface-census.csv a line that begins with its class and ends"
                        + " with the reason: ?,," + operation.type() + "," + operation.method() + "," + operation.verb()
                        + "," + operation.path() + ",?");
            }
        }
        vanished.forEach(identity -> complaints.add("Vanished: " + identity
                + ". Find out what took its place, see that this is classified, and take the line out of"
                + " surface-census.csv."));
        return complaints;
    }
}
