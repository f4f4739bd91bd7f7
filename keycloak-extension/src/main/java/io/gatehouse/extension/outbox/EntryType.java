package io.gatehouse.extension.outbox;

/** What an entry of the audit chain can be about. The chain and its readers keep the code for ever: it is never changed. */
public enum EntryType {
    CHANGE_CAPTURED("change.captured"),
    CHANGE_OBSERVED("change.observed"),
    PERMIT_OPENED("permit.opened"),
    PERMIT_USED("permit.used"),
    DRIFT_FOUND("drift.found"),
    DRIFT_GONE("drift.gone"),
    GRANT_APPLIED("grant.applied"),
    GRANT_REVOKED("grant.revoked"),
    GRANT_ENDED("grant.ended"),
    DEPARTURE_REGISTERED("departure.registered"),
    DEPARTURE_RESCHEDULED("departure.rescheduled"),
    DEPARTURE_CANCELLED("departure.cancelled"),
    DEPARTURE_STARTED("departure.started"),
    DEPARTURE_CUT("departure.cut"),
    DEPARTURE_ENDED("departure.ended"),
    DEPARTURE_SWEPT("departure.swept"),
    DEPARTURE_VERIFIED("departure.verified"),
    REENABLE_REFUSED("reenable.refused"),
    DEPARTED_GRANT_REFUSED("departed_grant.refused"),
    DEPARTED_CREDENTIAL_REFUSED("departed_credential.refused"),
    DEPARTED_REMOVAL_REFUSED("departed_removal.refused"),
    MODE_CHANGED("mode.changed"),
    MODE_LOWERING_ASKED("mode.lowering_asked"),
    CLASSIFICATION_CHANGED("classification.changed"),
    BASELINE_TAKEN("baseline.taken"),
    DEFINITION_ADOPTED("definition.adopted"),
    REALM_REMOVED("realm.removed");

    private final String code;

    EntryType(String code) {
        this.code = code;
    }

    /** As in the table of docs/extension-api.md. */
    public String code() {
        return code;
    }
}
