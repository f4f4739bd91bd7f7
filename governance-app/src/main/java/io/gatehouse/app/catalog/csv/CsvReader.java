package io.gatehouse.app.catalog.csv;

import java.util.ArrayList;
import java.util.List;

/** Reads one text once. Cells may be parted by commas, semicolons or tabs: the first line tells. */
final class CsvReader {

    private final String text;
    private final char between;
    private int at;
    private int line = 1;

    CsvReader(String text) {
        this.text = text;
        this.between = between(text);
    }

    private static char between(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == ';' || c == '\t') {
                return c;
            } else if (c == '\n' || c == '\r') {
                break;
            }
        }
        return ',';
    }

    List<CsvLine> lines() {
        List<CsvLine> lines = new ArrayList<>();
        while (at < text.length()) {
            CsvLine next = new CsvLine(line, cells());
            if (!next.blank()) {
                lines.add(next);
            }
        }
        return lines;
    }

    private List<String> cells() {
        List<String> cells = new ArrayList<>();
        do {
            cells.add(Csv.unguarded(cell()));
        } while (took(between));
        took('\r');
        if (took('\n') || at > 0 && text.charAt(at - 1) == '\r') {
            line++;
        }
        return cells;
    }

    private boolean took(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private String cell() {
        if (took('"')) {
            return quoted() + plain();
        }
        return plain();
    }

    private String plain() {
        int from = at;
        while (at < text.length() && text.charAt(at) != between && text.charAt(at) != '\r' && text.charAt(at) != '\n') {
            at++;
        }
        return text.substring(from, at);
    }

    private String quoted() {
        int opened = line;
        StringBuilder cell = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !took('"')) {
                return cell.toString();
            }
            if (c == '\n') {
                line++;
            }
            cell.append(c);
        }
        throw new CsvFault(opened);
    }
}
