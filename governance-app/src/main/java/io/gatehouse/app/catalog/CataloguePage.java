package io.gatehouse.app.catalog;

import java.util.List;

/** One page of the catalogue and how many rows there are in all. */
public record CataloguePage(List<CatalogueRow> rows, long total, int page) {

    /** Rows of a page. */
    public static final int SIZE = 50;

    public CataloguePage {
        rows = List.copyOf(rows);
    }

    public int pages() {
        return (int) Math.max(1, (total + SIZE - 1) / SIZE);
    }
}
