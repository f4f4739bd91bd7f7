package io.gatehouse.extension.adoption;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/** A small LDAP directory with people of its own, for both servers. */
final class Directory implements AutoCloseable {

    /** Keycloak knows them from their first sign-in on. */
    static final List<String> PEOPLE = List.of("lu", "ma");

    private static final String ROOT = "dc=example,dc=org";
    private static final String PEOPLE_ROOT = "ou=people," + ROOT;
    private static final String ADMIN = "cn=admin," + ROOT;

    private final InMemoryDirectoryServer server;

    Directory() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(ROOT);
        config.addAdditionalBindCredentials(ADMIN, LiveRealm.PASSWORD);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("ldap", InetAddress.getLoopbackAddress(), 0, null));
        config.setSchema(null);
        server = new InMemoryDirectoryServer(config);
        server.add("dn: " + ROOT, "objectClass: domain", "dc: example");
        server.add("dn: " + PEOPLE_ROOT, "objectClass: organizationalUnit", "ou: people");
        for (String uid : PEOPLE) {
            server.add(
                    "dn: uid=" + uid + "," + PEOPLE_ROOT,
                    "objectClass: inetOrgPerson",
                    "uid: " + uid,
                    "cn: " + uid,
                    "sn: Family",
                    "givenName: " + uid,
                    "mail: " + uid + "@example.org",
                    "userPassword: " + LiveRealm.PASSWORD);
        }
        server.startListening();
    }

    /** The realm looks for people there. */
    void joinTo(AdminClient admin, UsedRealm realm) {
        admin.post(
                        "/admin/realms/" + realm.name() + "/components",
                        Map.of(
                                "id",
                                realm.id("directory"),
                                "name",
                                "ldap",
                                "providerId",
                                "ldap",
                                "providerType",
                                "org.keycloak.storage.UserStorageProvider",
                                "config",
                                config()))
                .expect(201);
    }

    private Map<String, List<String>> config() {
        return Map.ofEntries(
                Map.entry("enabled", List.of("true")),
                Map.entry("vendor", List.of("other")),
                Map.entry("connectionUrl", List.of("ldap://127.0.0.1:" + server.getListenPort())),
                Map.entry("bindDn", List.of(ADMIN)),
                Map.entry("bindCredential", List.of(LiveRealm.PASSWORD)),
                Map.entry("authType", List.of("simple")),
                Map.entry("usersDn", List.of(PEOPLE_ROOT)),
                Map.entry("usernameLDAPAttribute", List.of("uid")),
                Map.entry("rdnLDAPAttribute", List.of("uid")),
                Map.entry("uuidLDAPAttribute", List.of("uid")),
                Map.entry("userObjectClasses", List.of("inetOrgPerson")),
                Map.entry("editMode", List.of("READ_ONLY")),
                Map.entry("searchScope", List.of("1")),
                Map.entry("importEnabled", List.of("true")),
                Map.entry("pagination", List.of("false")),
                Map.entry("syncRegistrations", List.of("false")));
    }

    @Override
    public void close() {
        server.shutDown(true);
    }
}
