package io.gatehouse.app.review.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A small company with every fault a reporting line can have: gaps, strangers, cycles, self-managers, people who left. */
public record RandomLine(List<String> people, Map<String, String> managers, Set<String> able)
        implements ReviewerChoice.Line {

    public static RandomLine of(long seed, int size) {
        Random random = new Random(seed);
        List<String> people = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            people.add("p" + i);
        }
        Map<String, String> managers = new HashMap<>();
        Set<String> able = new HashSet<>();
        int shape = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            int draw = random.nextInt(10);
            if (draw > 1) {
                // mostly upwards as in a real company, sometimes anybody (also themselves)
                int manager = shape == 0 || i == 0 || draw < 3 + shape ? random.nextInt(size) : random.nextInt(i);
                managers.put("p" + i, "p" + manager);
            } else if (draw == 1) {
                managers.put("p" + i, "stranger");
            }
            if (random.nextInt(10) > 2 * shape) {
                able.add("p" + i);
            }
        }
        return new RandomLine(people, managers, able);
    }

    /** As the directory would answer: a manager who is not known is none. */
    @Override
    public @Nullable String managerOf(String personId) {
        String manager = managers.get(personId);
        return manager == null || !people.contains(manager) ? null : manager;
    }

    @Override
    public boolean canReview(String personId) {
        return able.contains(personId);
    }
}
