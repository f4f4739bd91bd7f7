package io.gatehouse.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers that the benches print. */
final class PairsTest {

    @Test
    void mediansAndRatio() {
        Pairs pairs = new Pairs();
        pairs.add(10, 20);
        pairs.add(10, 10);
        pairs.add(30, 40);
        assertEquals(10, pairs.medianOfFirst());
        assertEquals(20, pairs.medianOfSecond());
        assertEquals(0.75, pairs.ratio());
        assertEquals(2.5, Pairs.median(List.of(4.0, 1.0, 2.0, 3.0)));
    }

    /** Values of the sign test's table: of 20 values the 6th smallest is below the median with 97.9 %. */
    @Test
    void ranksOfTheLowerBound() {
        assertEquals(6, Pairs.rank(20));
        assertEquals(8, Pairs.rank(24));
        assertEquals(2, Pairs.rank(10), "P(X<2) = 0.0107, P(X<3) = 0.0547");
        assertEquals(0, Pairs.rank(4));
    }

    @Test
    void theLowerBoundIsAnObservedRatioBelowTheMedian() {
        Pairs pairs = new Pairs();
        for (int i = 1; i <= 20; i++) {
            pairs.add(i, 20);
        }
        assertEquals(6 / 20.0, pairs.lowerBound());
        assertTrue(pairs.lowerBound() < pairs.ratio());
    }
}
