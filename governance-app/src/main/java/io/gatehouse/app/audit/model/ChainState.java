package io.gatehouse.app.audit.model;

import org.jspecify.annotations.Nullable;

/**
 * What a walk through a chain found.
 *
 * @param entries how many entries were read
 * @param head hash of the last one
 * @param fault the first fault; nothing when the chain is whole
 */
public record ChainState(long entries, String head, ChainReader.@Nullable Fault fault) {
    public boolean whole() {
        return fault == null;
    }
}
