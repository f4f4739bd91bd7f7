package io.gatehouse.app.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gatehouse.app.keycloak.FakeKeycloak.Reply;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What each kind of answer becomes. The real extension's answers are tested in {@code RealExtensionIT}. */
class ExtensionClientTest {

    private final Connected connected = new Connected();
    private final FakeKeycloak keycloak = connected.keycloak;
    private final Extension extension = connected.extension;

    @AfterEach
    void close() {
        connected.close();
    }

    @Test
    void aProblemWithACodeIsARefusal() {
        keycloak.answer("GET /departures/case-1", Reply.problem(409, "already_ended"));
        ExtensionRefused refused = catchThrowableOfType(ExtensionRefused.class, () -> extension.departure("case-1"));
        assertThat(refused.code()).isEqualTo("already_ended");
        assertThat(refused.status()).isEqualTo(409);
    }

    @Test
    void a404OfAKeycloakWithoutTheExtensionIsNoRefusal() {
        assertThatThrownBy(() -> extension.departure("case-1"))
                .isInstanceOf(ExtensionUnavailable.class)
                .hasMessageContaining("404");
    }

    @Test
    void aCallThatFailsTellsHowFarItCame() {
        keycloak.answer("GET /status", new Reply(404, "application/json", "{\"error\":\"HTTP 404 Not Found\"}", false));
        assertThat(why(extension)).isEqualTo(ExtensionUnavailable.Cause.NO_EXTENSION);
        keycloak.answer("GET /status", new Reply(401, "application/json", "{}", false));
        assertThat(why(extension)).isEqualTo(ExtensionUnavailable.Cause.NOT_ACCEPTED);
        keycloak.answer("GET /status", new Reply(503, "text/html", "<html>", false));
        assertThat(why(extension)).isEqualTo(ExtensionUnavailable.Cause.NO_ANSWER);
        assertThat(why(connected.connect(URI.create("http://127.0.0.1:9"))))
                .isEqualTo(ExtensionUnavailable.Cause.NO_ANSWER);
        keycloak.tokenStatus = 401;
        assertThat(why(connected.connect(keycloak.url()))).isEqualTo(ExtensionUnavailable.Cause.NOT_ACCEPTED);
        keycloak.tokenStatus = 503;
        assertThat(why(connected.connect(keycloak.url()))).isEqualTo(ExtensionUnavailable.Cause.NO_ANSWER);
    }

    private static ExtensionUnavailable.Cause why(Extension extension) {
        return catchThrowableOfType(ExtensionUnavailable.class, extension::status)
                .why();
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void faultsOfTheServerMayPass(int status) {
        keycloak.answer("GET /status", Reply.problem(status, "not_allowed"));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "{", "<html>", "[]"})
    void anAnswerThatCannotBeReadMayPass(String body) {
        keycloak.answer("GET /status", Reply.json(body));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
    }

    @Test
    void silenceNobodyListeningAndABrokenConnectionMayPass() {
        keycloak.answer("GET /status", new Reply(200, "hang", "", false));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
        keycloak.answer("GET /status", new Reply(200, "application/json", Connected.STATUS.substring(0, 40), true));
        assertThatThrownBy(extension::status).isInstanceOf(ExtensionUnavailable.class);
        assertThatThrownBy(connected.connect(URI.create("http://127.0.0.1:9"))::status)
                .isInstanceOf(ExtensionUnavailable.class);
    }

    @Test
    void theInventoryIsHandedOnLineByLineAndUnknownLinesArePassedOver() {
        keycloak.answer(
                "GET /inventory",
                lines(
                        "{\"t\":\"realm\",\"id\":\"r\",\"name\":\"lanstone\",\"at\":\"2026-11-24T10:00:00Z\",\"mode\":\"ENFORCE\"}",
                        "{\"t\":\"lastUse\",\"of\":\"a later version\"}",
                        "{\"t\":\"grant\",\"subject\":\"p\",\"entitlement\":\"e\",\"direct\":false,\"edge\":\"g\",\"path\":[\"g\",\"e\"],"
                                + "\"ledgerId\":null,\"origin\":null,\"grantedAt\":null,\"validUntil\":null}",
                        "{\"t\":\"end\",\"clients\":0,\"entitlements\":0,\"accounts\":0,\"grants\":1}"));
        List<InventoryLine> lines = new ArrayList<>();
        extension.inventory(null, lines::add);
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .isEqualTo(
                        new InventoryLine.GrantLine("p", "e", false, "g", List.of("g", "e"), null, null, null, null));
    }

    @Test
    void anInventoryWithoutItsLastLineOrCutInsideALineIsUnavailable() {
        String line =
                "{\"t\":\"realm\",\"id\":\"r\",\"name\":\"lanstone\",\"at\":\"2026-11-24T10:00:00Z\",\"mode\":\"OFF\"}";
        keycloak.answer("GET /inventory", lines(line));
        assertThatThrownBy(() -> extension.inventory(null, it -> {})).isInstanceOf(ExtensionUnavailable.class);
        keycloak.answer("GET /inventory", lines(line, line.substring(0, 20)));
        assertThatThrownBy(() -> extension.inventory(null, it -> {})).isInstanceOf(ExtensionUnavailable.class);
        keycloak.answer("GET /inventory", new Reply(200, "application/x-ndjson", line + "\n", true));
        assertThatThrownBy(() -> extension.inventory(null, it -> {})).isInstanceOf(ExtensionUnavailable.class);
    }

    @Test
    void effectiveAccessOutboxAndDeparturesAreRead() {
        keycloak.answer("GET /effective/p%2F1", Reply.json("""
                {"subject":"p/1","enabled":true,"departed":false,"onlineSessions":1,"offlineSessions":2,"grants":[
                {"subject":"p/1","entitlement":"e","direct":true,"edge":"e","path":["e"],"ledgerId":"l","origin":"APPROVED",
                "grantedAt":"2026-11-24T10:00:00Z","validUntil":null}]}
                """));
        EffectiveAccess access = extension.effective("p/1");
        assertThat(access.offlineSessions()).isEqualTo(2);
        assertThat(access.grants())
                .extracting(InventoryLine.GrantLine::ledgerId)
                .containsExactly("l");

        keycloak.answer("GET /outbox?limit=5", Reply.json("""
                {"events":[{"id":"1","type":"mode.changed","realmId":"r","at":"2026-11-24T10:00:00Z","auditSeq":1,
                "auditHash":"aa","auditPrevious":"00","actor":null,"subject":null,"data":{"before":"OFF"}}]}
                """));
        OutboxEvent event = extension.outbox(5).get(0).event();
        assertThat(event.data()).isEqualTo("{\"before\":\"OFF\"}");
        assertThat(event.json()).contains("\"auditPrevious\":\"00\"");

        keycloak.answer("DELETE /departures/case-1", Reply.json("""
                {"caseId":"case-1","subjectId":"p","episode":1,"state":"CANCELLED","accessEnd":"2026-11-24T10:00:00Z",
                "zone":"Asia/Shanghai","registeredAt":"2026-11-24T10:00:00Z","endedAt":null,"verifiedAt":null,"attempts":0,
                "lastError":null,"steps":[]}
                """));
        assertThat(extension.cancel("case-1", "hr", "stays").state()).isEqualTo("CANCELLED");
        FakeKeycloak.Seen sent = keycloak.seen.get(keycloak.seen.size() - 1);
        assertThat(sent.body()).contains("\"requestedBy\":\"hr\"").contains("\"reason\":\"stays\"");
    }

    @Test
    void anEventThatCannotBeReadHidesNoneOfTheOthers() {
        String good =
                "{\"id\":\"%s\",\"type\":\"mode.changed\",\"realmId\":\"r\",\"at\":\"2026-11-24T10:00:00Z\",\"auditSeq\":%d,"
                        + "\"auditHash\":\"aa\",\"auditPrevious\":\"00\",\"actor\":null,\"subject\":null,\"data\":{}}";
        String bad = "{\"id\":\"2\",\"subject\":\"p\\u0000\",\"at\":7,\"data\":{}}";
        keycloak.answer(
                "GET /outbox?limit=5",
                Reply.json("{\"events\":[" + good.formatted("1", 41) + "," + bad + ",null," + good.formatted("4", 44)
                        + "]}"));
        List<OutboxEntry> entries = extension.outbox(5);
        assertThat(entries).extracting(OutboxEntry::auditSeq).containsExactly(41L, 42L, 43L, 44L);
        assertThat(entries).extracting(OutboxEntry::known).containsExactly(true, true, false, true);
        OutboxEntry unreadable = entries.get(1);
        assertThat(unreadable).isEqualTo(new OutboxEntry("2", true, OutboxEntry.UNREADABLE, null, 42, null, null, bad));
        assertThat(OutboxEntry.read(bad, 42)).as("as it comes out of a table").isEqualTo(unreadable);
        assertThatThrownBy(unreadable::event).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(entries.get(2)::event).isInstanceOf(RuntimeException.class);
        assertThat(entries.get(3).event().id()).isEqualTo("4");
    }

    private static Reply lines(String... lines) {
        return new Reply(200, "application/x-ndjson", String.join("\n", lines) + "\n", false);
    }
}
