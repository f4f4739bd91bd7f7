package io.gatehouse.extension.gate;

import io.gatehouse.extension.config.Permits.Wanted;

/** Something without a row of its own that a permit window can allow. */
sealed interface Permittable extends Named permits NamedPower, NamedAct {

    /** What the permit has to name. */
    Wanted wanted();

    /** Can other people's approval permit it at all? */
    boolean canBePermitted();

    /** The account, client, scope, provider or realm that it is done to. */
    String objectName();
}
