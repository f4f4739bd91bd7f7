package io.gatehouse.app.catalog.csv;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tables as text (RFC 4180) that a spreadsheet opens without carrying anything out: a cell that would be a formula gets an
 * apostrophe in front, which reading takes away again.
 */
public final class Csv {

    /** So that a spreadsheet takes it for UTF-8. */
    public static final String MARK = "\uFEFF";

    private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);
    private static final Pattern GUARDED = Pattern.compile("'+[=+\\-@\t\r\n＝＋－＠].*", Pattern.DOTALL);

    private Csv() {}

    /** One line with its end; every cell in quotes. */
    public static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> '"' + guarded(cell).replace("\"", "\"\"") + '"')
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    /** Lines that are not empty. */
    public static List<CsvLine> read(String text) {
        return CsvReader.lines(text.startsWith(MARK) ? text.substring(1) : text);
    }

    private static String guarded(String cell) {
        return FORMULA.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String unguarded(String cell) {
        return GUARDED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
