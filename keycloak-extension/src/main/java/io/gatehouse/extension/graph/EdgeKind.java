package io.gatehouse.extension.graph;

/** The edges of the graph; all but the last are stored as rows of their own. */
public enum EdgeKind {
    /** A person holds a role. */
    USER_ROLE,
    /** A person is member of a group. */
    USER_GROUP,
    /** A composite role holds a role (default roles included). */
    ROLE_ROLE,
    /** A group holds a role. */
    GROUP_ROLE,
    /** A group stands below a group and gives its members what that one gives. */
    GROUP_PARENT,
    /** A realm puts every new person into a group. */
    REALM_DEFAULT_GROUP,
    /** A client, client scope, provider or realm gives it by its settings: no row of its own, so never in the ledger. */
    SETTING;

    /** Changes what an entitlement gives, not who holds it. */
    public boolean structural() {
        return this != USER_ROLE && this != USER_GROUP;
    }
}
