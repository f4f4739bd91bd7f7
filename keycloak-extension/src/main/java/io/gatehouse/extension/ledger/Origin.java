package io.gatehouse.extension.ledger;

/** Why a ledger entry exists. */
public enum Origin {
    /** The edge was there when the gate was set up. */
    BASELINE,
    /** Approved by people. */
    APPROVED,
    /** The edge was there when its target's tier was raised. */
    RECLASSIFIED,
    /** The edge was there when what its target gives was widened, or is part of Keycloak's own definition of its roles. */
    DEFINITION
}
