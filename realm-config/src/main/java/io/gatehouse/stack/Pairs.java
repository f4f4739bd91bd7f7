package io.gatehouse.stack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Times of the same work on two systems, taken in alternating pairs, so that whatever slows the machine for a while slows
 * both halves of a pair. Pure numbers.
 */
final class Pairs {

    private final List<Double> first = new ArrayList<>();
    private final List<Double> second = new ArrayList<>();

    /** One pair, in any unit above zero. */
    void add(double timeOfFirst, double timeOfSecond) {
        first.add(timeOfFirst);
        second.add(timeOfSecond);
    }

    int count() {
        return first.size();
    }

    double medianOfFirst() {
        return median(first);
    }

    double medianOfSecond() {
        return median(second);
    }

    /** Median of first / second: the share of the first system's speed that the second one has. */
    double ratio() {
        return median(ratios());
    }

    /**
     * Lower bound of the ratio with at least 95 % confidence, from order statistics (no assumption about the
     * distribution): the k-th smallest ratio, where k is the largest with P(Binomial(n, ½) &lt; k) ≤ 5 %.
     */
    double lowerBound() {
        List<Double> sorted = sorted(ratios());
        return sorted.get(Math.max(0, rank(sorted.size()) - 1));
    }

    static int rank(int n) {
        double probability = Math.pow(0.5, n);
        double below = 0;
        int k = 0;
        while (below + probability <= 0.05) {
            below += probability;
            k++;
            probability = probability * (n - k + 1) / k;
        }
        return k;
    }

    private List<Double> ratios() {
        List<Double> all = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            all.add(first.get(i) / second.get(i));
        }
        return all;
    }

    static double median(List<Double> values) {
        List<Double> sorted = sorted(values);
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    private static List<Double> sorted(List<Double> values) {
        List<Double> copy = new ArrayList<>(values);
        Collections.sort(copy);
        return copy;
    }
}
