package io.gatehouse.extension.paths;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The page as it is checked in: what is expected. */
final class CommittedPage {

    private static final Path PAGE =
            Path.of("").toAbsolutePath().resolveSibling("docs").resolve("gate-paths.md");

    private final String text;

    private CommittedPage(String text) {
        this.text = text;
    }

    static CommittedPage read() throws IOException {
        return new CommittedPage(Files.exists(PAGE) ? Files.readString(PAGE) : "");
    }

    static void write(String page) throws IOException {
        Files.writeString(PAGE, page);
    }

    String text() {
        return text;
    }

    /** The word in a cell; empty when there is no such row. */
    String cell(GatePath path, Actor actor) {
        return text.lines()
                .filter(line -> line.startsWith("| " + path.id() + " |"))
                .map(line -> Arrays.stream(line.split("\\|")).map(String::strip).toList())
                .map(columns -> word(columns, actor))
                .findFirst()
                .orElse("");
    }

    private static String word(List<String> columns, Actor actor) {
        // a line begins with the bar that is before the first column
        int at = 1 + PathsPage.FIRST_ACTOR + actor.ordinal();
        return at < columns.size() ? columns.get(at) : "";
    }
}
