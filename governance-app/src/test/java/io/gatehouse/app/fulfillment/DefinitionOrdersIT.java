package io.gatehouse.app.fulfillment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.app.fulfillment.FulfillmentOrder.Status;
import io.gatehouse.app.keycloak.LedgerEntry;
import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.LocalStack;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Approved changes of what a role or a group gives, carried out by the real extension: whoever has it gains, in a fresh token. */
class DefinitionOrdersIT {
    private static final String ADMIN = "/admin/realms/" + LocalStack.REALM;

    private final RealDesk desk = new RealDesk();
    private final RealRealm realm = desk.realm;

    private final String wang = realm.person("wang");
    private final String requester = realm.person("requester");
    private final String approver = realm.person("approver");

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void whoHoldsARoleGainsWhatItComesToContain() {
        String clerk = realm.role("T2");
        String payer = realm.role("T1");
        verified(order("GRANT_ROLE", wang, clerk, wang));
        assertThat(tokenOf(wang)).contains(nameOf(clerk)).doesNotContain(nameOf(payer));

        UUID widened = order("ADD_COMPOSITE", clerk, payer, requester);
        verified(widened);
        assertThat(realm.rolesOf(wang)).contains(clerk, payer);
        assertThat(tokenOf(wang)).contains(nameOf(clerk), nameOf(payer));
        assertThat(live(payer, clerk).jti()).isEqualTo(widened.toString());
        assertThat(live(payer, clerk).approvers()).containsExactly(approver);
    }

    @Test
    void whoIsInAGroupGainsWhatItComesToCarry() {
        String group = realm.admin
                .post(ADMIN + "/groups", Map.of("name", "group-" + UUID.randomUUID()))
                .expect(201)
                .createdId();
        realm.admin.put(ADMIN + "/users/" + wang + "/groups/" + group, null).expect(204);
        String payer = realm.role("T1");
        assertThat(tokenOf(wang)).doesNotContain(nameOf(payer));

        UUID widened = order("ADD_GROUP_ROLE", group, payer, requester);
        verified(widened);
        assertThat(realm.rolesOf(wang)).contains(payer);
        assertThat(tokenOf(wang)).contains(nameOf(payer));
        assertThat(live(payer, group).jti()).isEqualTo(widened.toString());
    }

    @Test
    void nobodyApprovesTheirOwnChangeOfADefinition() {
        String clerk = realm.role("T2");
        String payer = realm.role("T1");
        UUID id = order("ADD_COMPOSITE", clerk, payer, approver, approver);
        FulfillmentOrder order = desk.orders.find(id).orElseThrow();
        assertThat(order.status()).isEqualTo(Status.FAILED);
        assertThat(order.lastError()).isEqualTo("four_eyes");
        assertThat(realm.extension.ledger(payer)).isEmpty();
    }

    private LedgerEntry live(String target, String source) {
        return realm.extension.ledger(target).stream()
                .filter(entry -> entry.sourceId().equals(source))
                .findFirst()
                .orElseThrow();
    }

    private void verified(UUID orderId) {
        FulfillmentOrder order = desk.orders.find(orderId).orElseThrow();
        assertThat(order.lastError()).isNull();
        assertThat(order.status()).isEqualTo(Status.VERIFIED);
    }

    private UUID order(String operation, String source, String target, String beneficiary) {
        return order(operation, source, target, beneficiary, requester);
    }

    private UUID order(String operation, String source, String target, String beneficiary, String asker) {
        OrderRequest request = desk.approved(operation, source, target, beneficiary, asker, approver, null);
        desk.run(request);
        return request.orderId();
    }

    private String nameOf(String role) {
        return "\""
                + realm.admin
                        .get(ADMIN + "/roles-by-id/" + role)
                        .expect(200)
                        .json()
                        .get("name")
                        .asString()
                + "\"";
    }

    /** The claims of a fresh access token, as the client system reads them. */
    private String tokenOf(String account) {
        realm.admin
                .put(
                        ADMIN + "/users/" + account + "/reset-password",
                        Map.of("type", "password", "value", "demo", "temporary", false))
                .expect(204);
        String username = realm.admin
                .get(ADMIN + "/users/" + account)
                .expect(200)
                .json()
                .get("username")
                .asString();
        String token =
                AdminClient.anonymous(realm.stack.keycloak().url()).tokenFor(LocalStack.REALM, "erp", username, "demo");
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }
}
