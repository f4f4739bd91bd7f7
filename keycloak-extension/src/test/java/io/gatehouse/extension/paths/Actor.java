package io.gatehouse.extension.paths;

/** Who acts; the columns of the page. */
enum Actor {
    /** The account that gains acts itself; where that takes rights, it has those of the delegated administrator. */
    SELF("self"),
    /** An administrator of a part: the rights that the act takes in Keycloak, and no others. */
    DELEGATED("delegated administrator"),
    /** {@code realm-admin} of the realm. */
    REALM_ADMIN("realm administrator"),
    /** A client of its own with the rights of the delegated administrator. */
    SERVICE_ACCOUNT("service account"),
    /** A workflow of Keycloak. */
    WORKFLOW("workflow"),
    /** Nobody: it comes by itself, at a sign-up, a sign-in, a start. */
    NOBODY("nobody");

    private final String word;

    Actor(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }
}
