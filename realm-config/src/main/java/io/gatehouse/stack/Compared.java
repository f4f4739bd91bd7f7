package io.gatehouse.stack;

import java.util.ArrayList;
import java.util.List;

/** All pairs of one operation. */
final class Compared {

    private final List<Duel.Pair> all = new ArrayList<>();

    void add(Duel.Pair pair) {
        all.add(pair);
    }

    /** Times of stock and extension. */
    Pairs times() {
        Pairs pairs = new Pairs();
        all.forEach(pair -> pairs.add(pair.stock(), pair.gatehouse()));
        return pairs;
    }

    /** Processor times of stock and extension. */
    Pairs processor() {
        Pairs pairs = new Pairs();
        all.forEach(pair -> pairs.add(pair.stockCpu(), pair.gatehouseCpu()));
        return pairs;
    }

    /** How much slower many people make it than {@code few}: stock and extension, pair by pair. */
    Pairs growthOver(Compared few) {
        Pairs pairs = new Pairs();
        for (int i = 0; i < all.size(); i++) {
            Duel.Pair many = all.get(i);
            Duel.Pair less = few.all.get(i);
            pairs.add(many.stock() / less.stock(), many.gatehouse() / less.gatehouse());
        }
        return pairs;
    }
}
