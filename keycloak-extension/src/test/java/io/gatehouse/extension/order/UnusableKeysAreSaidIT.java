package io.gatehouse.extension.order;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.gatehouse.extension.live.GovernedRealm;
import io.gatehouse.extension.outbox.CanonicalJson;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever orders and whoever looks are told which setting is wrong; the same order works as soon as it is mended. */
class UnusableKeysAreSaidIT {

    private static final String SETTING = "spi-events-listener--gatehouse-events--approval-keys";

    private static GovernedRealm realm;
    private static Path file;
    private static byte[] good;

    @BeforeAll
    static void start() throws IOException {
        realm = GovernedRealm.create(SharedStack.get(), "unusable-keys");
        file = realm.realm().stack().approvalKey().jwksFile();
    }

    @BeforeEach
    void remember() throws IOException {
        good = Files.readAllBytes(file);
    }

    @AfterEach
    void mend() throws IOException {
        Files.write(file, good);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no JSON",
                "{}",
                "{\"keys\":[{\"kty\":\"RSA\",\"kid\":\"a\"}]}",
                "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"a\",\"x\":\"%\",\"y\":\"\"}]}"
            })
    void aFileThatIsNoKeySet(String content) throws IOException {
        String order = order();
        Files.writeString(file, content);
        isSaid(realm.submit(order));
        Files.write(file, good);
        realm.submit(order).expect(200);
        assertTrue(keys().path("ok").asBoolean(), keys().toString());
    }

    @Test
    void aFileThatIsGone() throws IOException {
        String order = order();
        Files.delete(file);
        isSaid(realm.submit(order));
    }

    /** Signed in advance: the file also tells the test which key signs. */
    private static String order() {
        return realm.approval("GRANT_ROLE", realm.person().id(), realm.roleId("secret"))
                .signed();
    }

    private static void isSaid(Answer answer) {
        assertEquals(503, answer.status(), answer.body());
        JsonNode problem = CanonicalJson.tree(answer.body());
        assertEquals("approval_keys_unusable", problem.path("code").asText());
        assertTrue(problem.path("detail").asText().contains(SETTING), answer.body());
        assertFalse(keys().path("ok").asBoolean(), keys().toString());
        assertTrue(keys().path("detail").asText().startsWith(SETTING), keys().toString());
        assertTrue(keys().path("detail").asText().contains(file.getFileName().toString()), keys().toString());
    }

    /** What doctor shows. */
    private static JsonNode keys() {
        JsonNode status = CanonicalJson.tree(realm.admin()
                .get(realm.realm().gatehouse("/status"))
                .expect(200)
                .body());
        return StreamSupport.stream(status.path("selfCheck").spliterator(), false)
                .filter(item -> item.path("name").asText().equals("approval-keys"))
                .findFirst()
                .orElseThrow();
    }
}
