package io.gatehouse.app.platform.settings;

/**
 * The account that owns the schemas: used at start by the migrations, by nothing afterwards.
 *
 * @param runtimeRole the account the app works with, which receives only the rights it needs
 */
public record DatabaseOwner(String url, String user, String password, String runtimeRole) {
    @Override
    public String toString() {
        return "DatabaseOwner[url=" + url + ", user=" + user + "]";
    }
}
