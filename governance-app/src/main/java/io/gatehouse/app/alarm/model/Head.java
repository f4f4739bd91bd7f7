package io.gatehouse.app.alarm.model;

/**
 * The youngest entry of the extension's audit chain. A chain grows: whoever saw it longer, or otherwise, saw another database.
 *
 * @param hash empty when there is no entry
 */
public record Head(long seq, String hash) {

    boolean follows(Head before) {
        return seq > before.seq || equals(before);
    }
}
