package io.gatehouse.app.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.LocalStack;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** How a grant that was refused becomes an approved one: Sun Li tries and asks, Liu Yang approves. */
final class GrantStory {

    private static final Pattern REFERENCE = Pattern.compile("GH-[0-9A-F]+");
    private static final String REALM = "/admin/realms/" + LocalStack.REALM;

    private final World world;

    GrantStory(World world) {
        this.world = world;
    }

    /** Sun Li may manage users and tries it with Keycloak's own API; answers the reference in the refusal. */
    String refused(String personId, String clientId, String role) {
        AdminClient sunLi = AdminClient.anonymous(world.stack().keycloak().url())
                .as(LocalStack.REALM, "admin-cli", "sun.li", "demo");
        JsonNode representation = world.admin()
                .get(REALM + "/clients/" + clientId + "/roles/" + role)
                .expect(200)
                .json();
        Answer answer = sunLi.post(
                REALM + "/users/" + personId + "/role-mappings/clients/" + clientId,
                List.of(Map.of("id", representation.path("id").asString(), "name", role)));
        return refusedAs(answer);
    }

    /** It was refused by the gate; answers the reference in the sentence. */
    static String refusedAs(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(403);
        assertThat(answer.json().path("error").asString()).isEqualTo("governance_required");
        Matcher found =
                REFERENCE.matcher(answer.json().path("error_description").asString());
        assertThat(found.find()).as("a reference in: " + answer.body()).isTrue();
        return found.group();
    }

    /** Sun Li finds the attempt in the app, says why, submits; answers the path of the request. */
    String completed(String language, String reference) {
        try (Visitor sunLi = Visitor.signIn(world, "sun.li", language)) {
            find(sunLi, reference);
            sunLi.seen("S3-captured-changes");
            fillIn(sunLi, reference, "Covers for a colleague until the end of the quarter 代班至季末");
            sunLi.seen("S3-captured-change");
            sunLi.test("submit").click();
            return submitted(sunLi);
        }
    }

    /** Somebody waits for the attempt in the app; a busy machine needs its time for the read. */
    static void find(Visitor somebody, String reference) {
        Await.until("the captured change is in the app", Duration.ofSeconds(120), () -> {
            somebody.open("/changes?view=CAPTURED");
            return somebody.test("captured-" + reference).count() == 1;
        });
    }

    /** Sun Li says why; the form is ready to be sent. */
    void fillIn(Visitor sunLi, String reference, String reason) {
        sunLi.test("captured-" + reference).locator("a").first().click();
        sunLi.test("days-90").check();
        sunLi.page.fill("#reason", reason);
    }

    /** The path of the request that Sun Li has just sent. */
    String submitted(Visitor sunLi) {
        assertThat(sunLi.test("request-status").getAttribute("data-status")).isEqualTo("SUBMITTED");
        assertThat(sunLi.test("approve").count())
                .as("nobody approves their own")
                .isZero();
        String url = sunLi.page.url();
        return url.substring(url.indexOf("/changes/"));
    }

    void approved(String language, String path) {
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", language)) {
            look(liuYang, path, "Agreed with the owner 已与负责人确认");
            liuYang.seen("S3-change-request");
            liuYang.test("approve").click();
        }
    }

    /** Liu Yang looks at the request and says why it is right; the form is ready to be sent. */
    void look(Visitor liuYang, String path, String reason) {
        liuYang.open(path);
        liuYang.page.fill("#reason", reason);
    }

    /** Waits until the app says that the request was carried out and read back. */
    void verified(String language, String path) {
        try (Visitor liuYang = Visitor.signIn(world, "liu.yang", language)) {
            liuYang.open(path);
            Await.until("carried out and read back", Duration.ofSeconds(60), () -> {
                liuYang.page.reload();
                return "VERIFIED".equals(liuYang.test("request-status").getAttribute("data-delivery"));
            });
            liuYang.seen("S3-change-verified");
        }
    }

    /** Rows in Keycloak's table, past Keycloak: it does not show what nobody approved. */
    long stored(String personId, String clientId, String role) {
        return world.count(
                "keycloak",
                "select count(*) from user_role_mapping m join keycloak_role r on r.id = m.role_id"
                        + " where m.user_id = ? and r.client = ? and r.name = ?",
                personId,
                clientId,
                role);
    }

    /** As Keycloak shows it. */
    String mapped(String personId, String clientId) {
        return world.admin()
                .get(REALM + "/users/" + personId + "/role-mappings/clients/" + clientId)
                .expect(200)
                .body();
    }

    String approversInLedger(String personId, String clientId, String role) {
        String roleId = world.admin()
                .get(REALM + "/clients/" + clientId + "/roles/" + role)
                .expect(200)
                .json()
                .path("id")
                .asString();
        JsonNode entries = world.admin()
                .get(REALM + "/gatehouse/ledger?subject=" + personId + "&entitlement=" + roleId + "&state=LIVE")
                .expect(200)
                .json();
        assertThat(entries.size()).as("live ledger entries").isEqualTo(1);
        return entries.path(0).path("approvers").toString();
    }
}
