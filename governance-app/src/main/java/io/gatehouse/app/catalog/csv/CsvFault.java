package io.gatehouse.app.catalog.csv;

/** A quotation mark that is opened and never closed, so that nobody can say where the cells end. */
public final class CsvFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int line;

    CsvFault(int line, Exception cause) {
        super("a quotation mark is not closed; it opens in line " + line, cause);
        this.line = line;
    }

    public int line() {
        return line;
    }
}
