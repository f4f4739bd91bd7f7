package io.gatehouse.extension.paths;

import java.util.Set;
import java.util.TreeSet;

/**
 * What a look at one who may have gained has shown.
 *
 * @param places where the privilege shows: kinds of tokens and answers
 * @param rows how many rows bear it, read in a database session of their own
 */
record Evidence(Set<String> places, long rows) {

    /** Where it shows now and did not before. */
    Set<String> since(Evidence before) {
        Set<String> gained = new TreeSet<>(places);
        gained.removeAll(before.places);
        return gained;
    }
}
