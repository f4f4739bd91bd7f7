package io.gatehouse.app.directory;

import io.gatehouse.app.shared.StateChange;

/** What the reads of Keycloak notice, for the audit trail. */
enum DirectoryChange implements StateChange.Type {
    /** Who decides for whom hangs on these two attributes, and Keycloak's own console can set them. */
    NUMBERS_CHANGED("directory.numbers-changed");

    private final String code;

    DirectoryChange(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
