package io.gatehouse.extension.storage;

/**
 * How long texts from outside may be. What does not fit is the caller's mistake and must be told so before the database says
 * it, because that would be an error of ours.
 */
public final class Lengths {
    /** Ids that the app gives: cases, orders, requests. */
    public static final int ORDER_ID = 64;

    /** Ids of Keycloak's accounts; those of federated accounts are longer than a UUID. */
    public static final int ACCOUNT_ID = 255;

    /** Ids of Keycloak's roles, groups and clients. */
    public static final int ENTITLEMENT_ID = 36;

    /** Short words of the app, such as a type or a time zone. */
    public static final int WORD = 64;

    /** What people write. */
    public static final int REASON = 4000;

    private Lengths() {}

    /** Whether a column of that length holds it; PostgreSQL stores no character 0 anywhere. */
    public static boolean fits(String text, int longest) {
        return text.length() <= longest && text.indexOf('\0') < 0;
    }
}
