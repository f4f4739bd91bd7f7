package io.gatehouse.app.keycloak;

import java.io.InputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/** Reads the inventory's lines one after the other; what was handed on is not kept. */
final class InventoryReader {

    private final ObjectReader lines;

    InventoryReader(JsonMapper json) {
        lines = json.readerFor(InventoryLine.class);
    }

    /** @throws ExtensionUnavailable when the stream broke off, or ended without its last line */
    void read(InputStream body, Consumer<InventoryLine> each) {
        try (MappingIterator<InventoryLine> iterator = lines.readValues(body)) {
            boolean ended = false;
            for (InventoryLine line = next(iterator); line != null; line = next(iterator)) {
                if (ended) {
                    throw new ExtensionUnavailable("the inventory goes on behind its last line");
                }
                each.accept(line);
                ended = line instanceof InventoryLine.EndLine;
            }
            if (!ended) {
                throw new ExtensionUnavailable("the inventory was cut off: its last line is missing");
            }
        }
    }

    /** The next line of a type that we know; nothing at the end of the stream. */
    private static @Nullable InventoryLine next(MappingIterator<InventoryLine> iterator) {
        try {
            while (iterator.hasNextValue()) {
                InventoryLine line = iterator.nextValue();
                if (line != null) {
                    return line;
                }
            }
            return null;
        } catch (JacksonException e) {
            throw new ExtensionUnavailable("the inventory cannot be read: " + Calls.kindOf(e), e);
        }
    }
}
