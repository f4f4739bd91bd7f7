package io.gatehouse.app.directory;

import io.gatehouse.app.keycloak.InventoryLine;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers early lines weakly; half-way a collection shows which of them somebody still holds. */
final class MemoryWatch implements Consumer<InventoryLine> {

    private static final int WATCHED = 40_000;

    private final List<WeakReference<InventoryLine>> early = new ArrayList<>();
    private long stillHeld = -1;

    @Override
    public void accept(InventoryLine line) {
        if (early.size() < WATCHED) {
            early.add(new WeakReference<>(line));
        } else if (stillHeld < 0) {
            System.gc();
            stillHeld = early.stream().filter(line1 -> line1.get() != null).count();
        }
    }

    long watched() {
        return early.size();
    }

    long stillHeldHalfWay() {
        return stillHeld < 0 ? Long.MAX_VALUE : stillHeld;
    }
}
