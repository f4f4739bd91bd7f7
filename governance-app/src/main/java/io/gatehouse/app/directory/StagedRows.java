package io.gatehouse.app.directory;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.copy.CopyManager;
import org.springframework.dao.DataAccessResourceFailureException;

/**
 * Rows on their way into one staging table by COPY, in PostgreSQL's text format. Sent whenever a small buffer is full, because
 * a connection can copy into one table at a time only and the inventory mixes its lines.
 */
final class StagedRows {

    private static final int FULL = 128 * 1024;

    private final CopyManager copy;
    private final String command;
    private final StringBuilder buffer = new StringBuilder(FULL + 4096);
    private long rows;

    StagedRows(CopyManager copy, String table, String columns) {
        this.copy = copy;
        this.command = "COPY " + table + " (" + columns + ") FROM STDIN";
    }

    /** Values in the order of the columns: text, numbers, booleans, instants, lists of text, or nothing. */
    void add(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                buffer.append('\t');
            }
            append(values[i]);
        }
        buffer.append('\n');
        rows++;
        if (buffer.length() >= FULL) {
            send();
        }
    }

    long rows() {
        return rows;
    }

    void send() {
        if (buffer.isEmpty()) {
            return;
        }
        try {
            copy.copyIn(command, new StringReader(buffer.toString()));
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException(command + " failed", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.setLength(0);
    }

    private void append(@Nullable Object value) {
        if (value == null) {
            buffer.append("\\N");
        } else if (value instanceof List<?> list) {
            escape(array(list));
        } else {
            // PostgreSQL stores no NUL; Keycloak's databases do not either
            escape(value.toString().replace("\u0000", ""));
        }
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> buffer.append("\\\\");
                case '\t' -> buffer.append("\\t");
                case '\n' -> buffer.append("\\n");
                case '\r' -> buffer.append("\\r");
                default -> buffer.append(c);
            }
        }
    }

    private static String array(List<?> list) {
        StringBuilder text = new StringBuilder("{");
        for (Object element : list) {
            if (text.length() > 1) {
                text.append(',');
            }
            String quoted = element.toString().replace("\\", "\\\\").replace("\"", "\\\"");
            text.append('"').append(quoted).append('"');
        }
        return text.append('}').toString();
    }
}
