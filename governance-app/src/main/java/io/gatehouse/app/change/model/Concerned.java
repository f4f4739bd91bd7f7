package io.gatehouse.app.change.model;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whom a request concerns, so that they are kept away from deciding it.
 *
 * @param beneficiary who receives it; of a permit, whose attempt it came from and who may then make the change; nothing for
 *     the change of a definition
 * @param gaining account ids of all who gain by the change of a definition
 * @param object whose account may be acted on; only of a permit for an act
 */
public record Concerned(
        Human requester,
        @Nullable Human beneficiary,
        Set<String> gaining,
        @Nullable Human object) {

    public Concerned {
        gaining = Set.copyOf(gaining);
    }

    /** Nobody's account is acted on. */
    public Concerned(Human requester, @Nullable Human beneficiary, Set<String> gaining) {
        this(requester, beneficiary, gaining, null);
    }

    boolean reportTo(@Nullable String managerId) {
        return managerId != null
                && (managerId.equals(requester.id()) || (beneficiary != null && managerId.equals(beneficiary.id())));
    }
}
