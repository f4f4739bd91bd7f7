package io.gatehouse.app.catalog;

import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.shared.BadInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one line of a file would do.
 *
 * @param number of the line in the file
 * @param name of the entitlement, or what the line says it is
 * @param edit nothing when it cannot be done
 * @param differences what it would change, as people read it
 * @param problem why it cannot be done
 */
public record ImportLine(
        int number,
        String name,
        @Nullable CatalogueEdit edit,
        List<Difference> differences,
        @Nullable BadInput problem) {

    public ImportLine {
        differences = List.copyOf(differences);
    }

    static ImportLine faulty(int number, String name, BadInput problem) {
        return new ImportLine(number, name, null, List.of(), problem);
    }

    /** Values as {@code words} shows them. */
    public record Difference(Member member, Object before, Object after) {}
}
