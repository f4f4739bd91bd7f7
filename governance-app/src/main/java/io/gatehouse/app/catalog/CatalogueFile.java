package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.csv.Csv;
import io.gatehouse.app.catalog.csv.CsvLine;
import io.gatehouse.app.catalog.model.DataClass;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.catalog.model.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The catalogue as a table: names of columns, and a row as its cells. */
public final class CatalogueFile {

    static final String ID = "id";
    static final String NAME = "technical_name";

    /** What only helps people to read the file stands first; it is not read back, but for id and name. */
    private static final List<String> HEADER = Stream.concat(
                    Stream.of(ID, "kind", "system", NAME, "name_en", "name_zh"),
                    Stream.of(Member.values()).map(Member::column))
            .toList();

    private CatalogueFile() {}

    /** The whole file. */
    public static String write(List<CatalogueRow> rows) {
        StringBuilder text = new StringBuilder(Csv.MARK).append(Csv.line(HEADER));
        rows.forEach(row -> text.append(Csv.line(cells(row))));
        return text.toString();
    }

    private static List<String> cells(CatalogueRow row) {
        Statement says = row.says();
        DataClass dataClass = says.dataClass();
        Integer days = says.longestDays();
        return List.of(
                row.id(),
                row.entitlement().kind().name(),
                text(row.entitlement().systemName()),
                row.entitlement().technicalName(),
                text(row.entitlement().nameEn()),
                text(row.entitlement().nameZh()),
                says.tier().name(),
                dataClass == null ? "" : dataClass.name(),
                row.ownerName(),
                says.descriptionEn(),
                says.descriptionZh(),
                says.requestable() ? "yes" : "no",
                days == null ? "" : days.toString());
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    /** A line of a file with the names of its columns. */
    record Cells(List<String> header, CsvLine line) {

        /** Nothing when the file has no such column: then what is there stays. */
        @Nullable
        String of(String column) {
            int place = header.indexOf(column);
            if (place < 0) {
                return null;
            }
            return place < line.cells().size() ? line.cells().get(place).strip() : "";
        }
    }
}
