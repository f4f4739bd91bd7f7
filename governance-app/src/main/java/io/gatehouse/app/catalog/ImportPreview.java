package io.gatehouse.app.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What a file would change.
 *
 * @param name of the file
 * @param same lines that say nothing new
 */
public record ImportPreview(UUID id, String name, List<ImportLine> changes, List<ImportLine> faults, int same) {

    public ImportPreview {
        changes = List.copyOf(changes);
        faults = List.copyOf(faults);
    }

    List<CatalogueEdit> edits() {
        return changes.stream().flatMap(line -> Stream.ofNullable(line.edit())).toList();
    }

    /** Of exactly these changes to exactly what is there: whoever agrees to it agrees to nothing else. */
    public String fingerprint() {
        try {
            byte[] all = edits().toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
