package io.gatehouse.extension.leaver;

/** Why a departure may not be changed as asked. The names are the codes of the API contract. */
public enum Objection {
    /** Its minute is reached, or it was taken back: it can be neither moved nor cancelled. */
    ALREADY_ENDED,
    /** The person has another open departure, or the case belongs to somebody else. */
    ALREADY_LEAVING,
    /** The person has left already. */
    DEPARTED
}
