package io.gatehouse.app.change.model;

import org.jspecify.annotations.Nullable;

/**
 * A person behind an account. Two accounts with one employee number are one human: nobody approves with the second what
 * they asked for with the first.
 */
public record Human(String id, @Nullable String employeeNumber) {

    public boolean isSame(@Nullable Human other) {
        return other != null
                && (id.equals(other.id) || (employeeNumber != null && employeeNumber.equals(other.employeeNumber)));
    }
}
