package io.gatehouse.extension.acts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Something done to an account, a client or a realm after which whoever did it can act with its privileges.
 *
 * @param objectId Keycloak's immutable id of the account, client or realm
 */
public record Act(Kind kind, String objectId) {

    private static final String PREFIX = "act:";

    /** What it is done to. */
    public enum Object {
        ACCOUNT,
        CLIENT,
        REALM
    }

    /** What is done. */
    public enum Kind {
        /** A password or another credential set, changed or taken away. */
        CREDENTIAL(Object.ACCOUNT),
        /** The user name or the e-mail address changed: a link for a new password goes there. */
        ADDRESS(Object.ACCOUNT),
        /** An account of an identity provider linked, by which one can sign in. */
        IDENTITY(Object.ACCOUNT),
        /** A session started in that person's name. */
        IMPERSONATION(Object.ACCOUNT),
        /** The secret read or changed. */
        SECRET(Object.CLIENT),
        /** A registration token taken out, by which the client can be read and changed. */
        REGISTRATION(Object.CLIENT),
        /** Addresses added to which codes and tokens are sent. */
        REDIRECT(Object.CLIENT),
        /** Keys, or the way the client proves who it is. */
        KEY(Object.CLIENT),
        /** Sign-in flows bound to the client, or ways to get tokens switched on. */
        FLOW(Object.CLIENT),
        /** Any other setting that is not only for looks. */
        SETTING(Object.CLIENT),
        /** The policies by which the client decides who may do what. */
        POLICY(Object.CLIENT),
        /** A token by which nobody in particular makes clients. */
        INITIAL_ACCESS(Object.REALM);

        private final Object object;

        Kind(Object object) {
            this.object = object;
        }

        /** What it is done to. */
        public Object object() {
            return object;
        }

        /** Key of its words. */
        public String text() {
            return "act." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** How a permit names the act as its target, for example {@code act:credential}. */
    public String target() {
        return PREFIX + kind.name().toLowerCase(Locale.ROOT);
    }

    /** The act that the target of a permit names; null when it names a role, a group or anything. */
    public static @Nullable Act of(String target, String objectId) {
        for (Kind kind : Kind.values()) {
            Act act = new Act(kind, objectId);
            if (act.target().equals(target)) {
                return act;
            }
        }
        return null;
    }
}
