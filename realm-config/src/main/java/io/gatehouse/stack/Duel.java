package io.gatehouse.stack;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One batch of every operation on both servers, with the time of each request and the servers' processor time. */
final class Duel {

    /**
     * One pair, in milliseconds for each request.
     *
     * @param stock median time
     * @param gatehouse the same
     * @param stockCpu what the server's processes used while the batch ran, whatever they did
     * @param gatehouseCpu the same
     */
    record Pair(double stock, double gatehouse, double stockCpu, double gatehouseCpu) {}

    private final KeycloakServer stock;
    private final KeycloakServer gatehouse;

    Duel(KeycloakServer stock, KeycloakServer gatehouse) {
        this.stock = stock;
        this.gatehouse = gatehouse;
    }

    Map<String, Pair> round(Rivals rivals, int number) {
        rivals.stock().prepare();
        rivals.gatehouse().prepare();
        List<Operation> other = rivals.gatehouse().operations();
        Map<String, Pair> pairs = new LinkedHashMap<>();
        int i = 0;
        for (Operation operation : rivals.stock().operations()) {
            pairs.put(operation.name(), batch(operation, other.get(i++), number));
        }
        return pairs;
    }

    /** Request by request, so that both meet the same disturbances; who begins changes every time. */
    private Pair batch(Operation onStock, Operation onGatehouse, int number) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        Duration stockBefore = stock.processorTime();
        Duration gatehouseBefore = gatehouse.processorTime();
        for (int n = 0; n < onStock.times(); n++) {
            if ((number + n) % 2 == 0) {
                first.add(milliseconds(onStock, n));
                second.add(milliseconds(onGatehouse, n));
            } else {
                second.add(milliseconds(onGatehouse, n));
                first.add(milliseconds(onStock, n));
            }
        }
        return new Pair(
                Pairs.median(first),
                Pairs.median(second),
                each(stock.processorTime().minus(stockBefore), onStock.times()),
                each(gatehouse.processorTime().minus(gatehouseBefore), onStock.times()));
    }

    private static double milliseconds(Operation operation, int n) {
        long started = System.nanoTime();
        operation.request().accept(n);
        return (System.nanoTime() - started) / 1e6;
    }

    /** Processor time comes in hundredths of a second; none at all counts as one of them. */
    private static double each(Duration used, int times) {
        return Math.max(10, used.toMillis()) / (double) times;
    }
}
