package io.gatehouse.app.shared;

import java.net.URI;
import java.nio.file.Path;

/**
 * Where Keycloak is and with which keys the app speaks to it.
 *
 * @param url base address of Keycloak without trailing slash, e.g. {@code http://127.0.0.1:8080}
 * @param realm name of the one realm that this app serves
 * @param clientId the app's client, normally {@code gatehouse-app}
 * @param clientKeyFile PEM (PKCS#8, EC P-256): signs the client assertions (sign-in, service account)
 * @param approvalKeyFile PEM (PKCS#8, EC P-256): signs approvals; a key of its own, so that a stolen client key grants nothing
 */
public record KeycloakSettings(URI url, String realm, String clientId, Path clientKeyFile, Path approvalKeyFile) {

    /** The issuer of every token of the realm. */
    public String issuer() {
        return url + "/realms/" + realm;
    }

    /** An OpenID Connect endpoint of the realm, e.g. {@code endpoint("token")}. */
    public String endpoint(String name) {
        return issuer() + "/protocol/openid-connect/" + name;
    }

    /** The root of the extension's endpoints (docs/extension-api.md). */
    public String extension() {
        return url + "/admin/realms/" + realm + "/gatehouse";
    }
}
