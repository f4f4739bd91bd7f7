package io.gatehouse.app.keycloak;

import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@link Extension} over HTTP. Two clients, because reading a large inventory rightly takes longer than any other call. */
final class ExtensionClient implements Extension {

    private static final MediaType JOSE = MediaType.parseMediaType("application/jose");

    private final RestClient quick;
    private final RestClient patient;
    private final Calls calls;
    private final ApprovalSigner signer;
    private final JsonMapper json;
    private final InventoryReader inventory;

    private volatile @Nullable String realmId;

    ExtensionClient(RestClient quick, RestClient patient, Calls calls, ApprovalSigner signer, JsonMapper json) {
        this.quick = quick;
        this.patient = patient;
        this.calls = calls;
        this.signer = signer;
        this.json = json;
        this.inventory = new InventoryReader(json);
    }

    @Override
    public ExtensionStatus status() {
        ExtensionStatus status = call(HttpMethod.GET, "/status", null, ExtensionStatus.class);
        realmId = status.realmId();
        return status;
    }

    @Override
    public void inventory(@Nullable String subjectId, Consumer<InventoryLine> each) {
        String query = subjectId == null ? "" : "?subject=" + segment(subjectId);
        calls.send(subjectId == null ? patient : quick, HttpMethod.GET, "/inventory" + query, null, body -> {
            inventory.read(body, each);
            return true;
        });
    }

    @Override
    public EffectiveAccess effective(String accountId) {
        return call(HttpMethod.GET, "/effective/" + segment(accountId), null, EffectiveAccess.class);
    }

    @Override
    public List<LedgerEntry> ledger(String entitlementId) {
        String path = "/ledger?state=LIVE&entitlement=" + segment(entitlementId);
        return List.of(call(HttpMethod.GET, path, null, LedgerEntry[].class));
    }

    @Override
    public ApprovalOutcome apply(ApprovalOrder order) {
        Calls.Body signed = new Calls.Body(JOSE, signer.sign(order, realmId()));
        return calls.send(quick, HttpMethod.POST, "/approvals", signed, body -> read(body, ApprovalOutcome.class));
    }

    @Override
    public PermitState permit(UUID orderId) {
        return call(HttpMethod.GET, "/permits/" + orderId, null, PermitState.class);
    }

    @Override
    public RevocationOutcome revoke(RevocationOrder order) {
        return call(HttpMethod.POST, "/revocations", order, RevocationOutcome.class);
    }

    @Override
    public void classify(ClassificationOrder order) {
        call(HttpMethod.PUT, "/classification", order, JsonNode.class);
    }

    @Override
    public DepartureState register(DepartureOrder order) {
        Map<String, Object> body = Map.of(
                "subjectId", order.subjectId(),
                "accessEnd", order.accessEnd(),
                "zone", order.zone().getId(),
                "type", order.type(),
                "confidential", order.confidential(),
                "requestedBy", order.requestedBy());
        return call(HttpMethod.PUT, departurePath(order.caseId()), body, DepartureState.class);
    }

    @Override
    public DepartureState executeNow(String caseId, String requestedBy) {
        Map<String, String> body = Map.of("requestedBy", requestedBy);
        return call(HttpMethod.POST, departurePath(caseId) + "/execute", body, DepartureState.class);
    }

    @Override
    public DepartureState cancel(String caseId, String requestedBy, String reason) {
        Map<String, String> body = Map.of("requestedBy", requestedBy, "reason", reason);
        return call(HttpMethod.DELETE, departurePath(caseId), body, DepartureState.class);
    }

    @Override
    public DepartureState departure(String caseId) {
        return call(HttpMethod.GET, departurePath(caseId), null, DepartureState.class);
    }

    @Override
    public List<OutboxEntry> outbox(int limit) {
        JsonNode answer = call(HttpMethod.GET, "/outbox?limit=" + limit, null, JsonNode.class);
        List<OutboxEntry> entries = new ArrayList<>();
        long last = 0;
        for (JsonNode event : answer.path("events").values()) {
            OutboxEntry entry = OutboxEntry.of(event, last);
            last = entry.auditSeq();
            entries.add(entry);
        }
        return entries;
    }

    @Override
    public int acknowledge(Collection<String> eventIds) {
        JsonNode answer = call(HttpMethod.POST, "/outbox/ack", Map.of("ids", eventIds), JsonNode.class);
        return answer.path("acknowledged").asInt();
    }

    /** Approvals name the realm by its id; it is asked once. */
    private String realmId() {
        String known = realmId;
        return known != null ? known : status().realmId();
    }

    private <T> T call(HttpMethod method, String path, @Nullable Object body, Class<T> answer) {
        Calls.Body sent =
                body == null ? null : new Calls.Body(MediaType.APPLICATION_JSON, json.writeValueAsString(body));
        return calls.send(quick, method, path, sent, stream -> read(stream, answer));
    }

    private <T> T read(InputStream body, Class<T> type) {
        T value = json.readValue(body, type);
        if (value == null) {
            throw new ExtensionUnavailable(
                    "the extension answered nothing where a " + type.getSimpleName() + " was due");
        }
        return value;
    }

    private static String departurePath(String caseId) {
        return "/departures/" + segment(caseId);
    }

    private static String segment(String id) {
        return URLEncoder.encode(id, StandardCharsets.UTF_8);
    }
}
