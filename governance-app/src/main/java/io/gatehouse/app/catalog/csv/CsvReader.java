package io.gatehouse.app.catalog.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Reads a text. Cells may be parted by commas, semicolons or tabs: the first line tells. */
final class CsvReader {

    private CsvReader() {}

    static List<CsvLine> lines(String text) {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(between(text))
                .setTrailingData(true)
                .get();
        List<CsvLine> lines = new ArrayList<>();
        int line = 1;
        try (CSVParser parser = CSVParser.parse(text, format)) {
            for (Iterator<CSVRecord> records = parser.iterator(); records.hasNext(); ) {
                CsvLine next = new CsvLine(
                        line, records.next().stream().map(Csv::unguarded).toList());
                if (!next.blank()) {
                    lines.add(next);
                }
                line = (int) parser.getCurrentLineNumber() + 1;
            }
            return lines;
        } catch (IOException | UncheckedIOException open) {
            throw new CsvFault(line, open);
        }
    }

    private static char between(String text) {
        return text.lines()
                .findFirst()
                .flatMap(first -> first.chars()
                        .filter(c -> c == ',' || c == ';' || c == '\t')
                        .mapToObj(c -> (char) c)
                        .findFirst())
                .orElse(',');
    }
}
