package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmCommandTest {

    private static final String PUBLIC = "{\"keys\":[{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"a\",\"y\":\"b\"}]}";

    private static final String P256 = """
            -----BEGIN PUBLIC KEY-----
            MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEM4+QXqcutqvUhJgykkhrGeW++5IT
            QLLrRZeFOXa7njEnLkNtB6OcUsSAFrdJ/BkXX1xt8G3iUK1dZaAZY4k0DA==
            -----END PUBLIC KEY-----
            """;

    private static final String P384 = """
            -----BEGIN PUBLIC KEY-----
            MHYwEAYHKoZIzj0CAQYFK4EEACIDYgAEufHuXVY5ft82/fcUmEfbd8UcoLrLYJRB
            E/m4BJJrHGr3ssWV+Bvw9faGMoPdk8/6/cqadRUf5MGKRJ2/GLuiblYV2IumsDxW
            2d0m+rVisjrspQHL0TRh+3OKMrqX+YjK
            -----END PUBLIC KEY-----
            """;

    @TempDir
    private Path folder;

    @Test
    void writesAnImportFileWithThePublicKeys() throws IOException {
        Path file = folder.resolve("realm.json");
        assertEquals(0, RealmCommand.run(List.of("write", file.toString()), settings(PUBLIC)));
        assertEquals(
                PUBLIC,
                Json.parse(Files.readString(file))
                        .get("clients")
                        .get(0)
                        .get("attributes")
                        .get("jwks.string")
                        .stringValue());
    }

    @Test
    void refusesAPrivateKeyAndWritesNothing() throws IOException {
        Path file = folder.resolve("realm.json");
        String secret = PUBLIC.replace("\"x\"", "\"d\":\"secret\",\"x\"");
        assertEquals(2, RealmCommand.run(List.of("write", file.toString()), settings(secret)));
        assertFalse(Files.exists(file));
    }

    /** The numbers were computed by another program from the key that openssl made. */
    @Test
    void aPublicKeyBecomesAKeySetWithItsThumbprint() throws IOException {
        String one = pem("one", P256);
        assertEquals(
                "{\"keys\":[{\"alg\":\"ES256\",\"crv\":\"P-256\",\"kid\":\"n8kh7IsNN8Tzh46JvPZzpbKeMEOnaMwEEVTh9e1PZ3E\","
                        + "\"kty\":\"EC\",\"use\":\"sig\",\"x\":\"M4-QXqcutqvUhJgykkhrGeW--5ITQLLrRZeFOXa7njE\","
                        + "\"y\":\"Jy5DbQejnFLEgBa3SfwZF19cbfBt4lCtXWWgGWOJNAw\"}]}",
                RealmCommand.jwks(List.of(one)));
        assertEquals(
                2, Json.parse(RealmCommand.jwks(List.of(one, one))).get("keys").size(), "while a key is changed");
        assertEquals(0, RealmCommand.run(List.of("jwks", one), Map.of()));
    }

    @Test
    void aKeySetIsMadeOfPublicKeysOfTheRightKindOnly() throws IOException {
        assertRefused(
                "openssl pkey -in", pem("secret", "-----BEGIN PRIVATE KEY-----\nMIGH\n-----END PRIVATE KEY-----"));
        assertRefused("not on curve P-256", pem("wide", P384));
        assertRefused("one public EC key", pem("text", "no key at all"));
        assertRefused("no readable file", folder.resolve("missing.pem").toString());
    }

    private static void assertRefused(String sentencePart, String file) throws IOException {
        String said = assertThrows(IllegalArgumentException.class, () -> RealmCommand.jwks(List.of(file)))
                .getMessage();
        assertTrue(said.contains(sentencePart) && said.contains(file), said);
        assertEquals(2, RealmCommand.run(List.of("jwks", file), Map.of()));
    }

    private String pem(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".pem"), text).toString();
    }

    @Test
    void saysWhatIsMissing() throws IOException {
        assertEquals(2, RealmCommand.run(List.of("apply"), Map.of()));
        assertEquals(2, RealmCommand.run(List.of("destroy"), settings(PUBLIC)));
    }

    private Map<String, String> settings(String keys) throws IOException {
        Path file = Files.writeString(folder.resolve("jwks.json"), keys);
        return Map.of(
                "GATEHOUSE_REALM", "some-realm",
                "GATEHOUSE_APP_URL", "https://gatehouse.example.com",
                "GATEHOUSE_APP_JWKS_FILE", file.toString());
    }
}
