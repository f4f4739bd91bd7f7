package io.gatehouse.app.fulfillment;

import io.gatehouse.app.keycloak.DepartureState;

/** The leaver register reported a new state of a departure (also one that was carried out while the app was down). */
public record DepartureProgressed(DepartureState state) {}
