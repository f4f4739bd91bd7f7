package io.gatehouse.app.catalog.csv;

import java.util.List;

/** @param number of the line in the file in which it begins, from 1 */
public record CsvLine(int number, List<String> cells) {

    public CsvLine {
        cells = List.copyOf(cells);
    }

    boolean blank() {
        return cells.stream().allMatch(String::isBlank);
    }
}
