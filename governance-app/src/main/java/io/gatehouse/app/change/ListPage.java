package io.gatehouse.app.change;

import java.util.List;

/** One page of a list and how many rows there are in all. */
public record ListPage(List<ListRow> rows, long total, int page, int size) {

    public ListPage {
        rows = List.copyOf(rows);
    }

    public int pages() {
        return (int) Math.max(1, (total + size - 1) / size);
    }
}
