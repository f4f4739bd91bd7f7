package io.gatehouse.app.change.model;

/** The kind of edge that a change request adds; the names are those of the contract with the extension. */
public enum Operation {
    /** a person receives a role */
    GRANT_ROLE,
    /** a person joins a group */
    JOIN_GROUP,
    /** a role comes to contain another role: everybody who holds it gains that */
    ADD_COMPOSITE,
    /** a group comes to carry a role: all its members gain it */
    ADD_GROUP_ROLE,
    /** a group is put below another one: all its members gain what that one gives */
    MOVE_GROUP,
    /** the realm puts every new account into a group; the source is the realm */
    ADD_DEFAULT_GROUP,
    /** the account that tried it may once change a setting of the source (client, client scope, provider) so that it gives a role */
    PERMIT,
    /** whoever tried it may once do something to the source, an account or client that reaches the target */
    ACT;

    /** Nothing changes by it; it opens a window of minutes in which somebody may change something once. */
    public boolean opensWindow() {
        return this == PERMIT || this == ACT;
    }

    /** The source is a role or group, which is in the directory. */
    public boolean forDefinition() {
        return this == ADD_COMPOSITE || this == ADD_GROUP_ROLE || this == MOVE_GROUP;
    }

    /** The source is a person; otherwise it is a role, group or realm and the change is one of a definition. */
    public boolean forPerson() {
        return this == GRANT_ROLE || this == JOIN_GROUP;
    }
}
