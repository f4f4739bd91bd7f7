package io.gatehouse.app.departure.model;

/** Why somebody leaves. An involuntary departure is confidential until access has ended. */
public enum DepartureType {
    VOLUNTARY,
    INVOLUNTARY,
    RETIREMENT,
    CONTRACT_END,
    TRANSFER;

    public boolean confidentialByNature() {
        return this == INVOLUNTARY;
    }
}
