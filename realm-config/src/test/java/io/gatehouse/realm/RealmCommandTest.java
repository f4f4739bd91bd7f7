package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealmCommandTest {

    private static final String PUBLIC = "{\"keys\":[{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"a\",\"y\":\"b\"}]}";

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
