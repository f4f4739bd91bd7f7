package io.gatehouse.extension.adoption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldif.LDIFException;
import io.gatehouse.extension.live.LiveRealm;
import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.SharedStack;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import tools.jackson.databind.JsonNode;

/**
 * The first hour of Gatehouse on a realm in use, step after step, beside the same realm on a stock server: observing reports and
 * changes nothing, a baseline changes nothing, enforcing takes nothing from anybody, and off is stock again. The app does not
 * run at any time, and is not missed.
 */
@Tag("ci")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstHourIT {

    private static final UsedRealm REALM =
            new UsedRealm("used-" + UUID.randomUUID().toString().substring(0, 8));

    private static Directory directory;
    private static AdminClient admin;
    private static AdminClient stock;
    private static Reading here;
    private static Map<String, String> ofStock;
    private static List<String> everybody;

    @BeforeAll
    static void start() throws LDAPException, LDIFException {
        admin = SharedStack.get().admin();
        stock = SharedStack.getStock().admin();
        directory = new Directory();
        for (AdminClient server : List.of(stock, admin)) {
            REALM.create(server);
            directory.joinTo(server, REALM);
        }
        everybody = new ArrayList<>(UsedRealm.LOOKED_AT);
        everybody.addAll(Directory.PEOPLE);
        // their accounts are made by the first sign-in, which is none of the changes that are looked for
        here = new Reading(SharedStack.get(), REALM.name());
        mode(admin, "OFF", 202);
        mode(admin.anotherAdministrator("off-" + REALM.name(), LiveRealm.PASSWORD), "OFF", 200);
        here.people(everybody);
        ofStock = stockReading();
    }

    @AfterAll
    static void stop() {
        directory.close();
    }

    private static Map<String, String> stockReading() {
        return withoutAccountIds(new Reading(SharedStack.getStock(), REALM.name()).people(everybody));
    }

    /** What people get here is what they get on the stock server. */
    private static void likeStock(String when) {
        Map<String, String> people = withoutAccountIds(here.people(everybody));
        people.forEach((what, value) -> assertEquals(ofStock.get(what), value, when + ": " + what));
        assertEquals(ofStock.keySet(), people.keySet(), when);
    }

    /** People of the directory get an id from each Keycloak that imports them. */
    private static Map<String, String> withoutAccountIds(Map<String, String> people) {
        Map<String, String> same = new TreeMap<>();
        people.forEach((what, value) -> same.put(
                what,
                Directory.PEOPLE.contains(what.substring(0, 2).strip())
                        ? value.replaceAll("sub=\"[^\"]*\"", "sub")
                        : value));
        return same;
    }

    @Test
    @Order(1)
    void off() {
        likeStock("off");
    }

    @Test
    @Order(2)
    void observingReportsAndChangesNothing() {
        String export = here.export();
        Map<String, String> rows = here.rows();
        mode(admin, "OBSERVE", 200);
        JsonNode status = admin.get(gatehouse("/status")).expect(200).json();
        assertEquals("OBSERVE", status.path("mode").asString());
        String inventory = admin.get(gatehouse("/inventory")).expect(200).body();
        assertTrue(inventory.contains("\"t\":\"end\""), "all of it can be read");
        assertTrue(inventory.contains("\"username\":\"p49\""), "people without mail and manager too");
        likeStock("observing");
        assertEquals(rows, here.rows(), "not a row is other");
        assertEquals(export, here.export());

        String granted = REALM.id("person p08");
        give(stock, granted, "manage-clients").expect(204);
        give(admin, granted, "manage-clients").expect(204);
        JsonNode entry = last("change.observed");
        assertEquals(granted, entry.path("subject").asString());
        assertTrue(entry.toString().contains("manage-clients"), entry.toString());
        ofStock = stockReading();
        likeStock("a grant while observing");
    }

    @Test
    @Order(3)
    void classificationAndBaselineChangeNothingThatPeopleGet() {
        String export = here.export();
        Map<String, String> rows = here.rows();
        for (Map.Entry<String, String> tier : Map.of(
                        UsedRealm.PAYMENTS, "T1", "hr-records", "T1", "payments-view", "T2")
                .entrySet()) {
            admin.put(
                            gatehouse("/classification"),
                            Map.of(
                                    "entries",
                                    List.of(Map.of(
                                            "kind",
                                            "REALM_ROLE",
                                            "id",
                                            REALM.id("role " + tier.getKey()),
                                            "tier",
                                            tier.getValue()))))
                    .expect(200);
        }
        JsonNode baseline = admin.post(gatehouse("/baseline"), null).expect(200).json();
        assertTrue(baseline.path("written").asInt() > UsedRealm.PEOPLE / 3, baseline.toString());
        likeStock("baseline");
        assertEquals(rows, here.rows());
        assertEquals(export, here.export());
    }

    @Test
    @Order(4)
    void enforcingTakesNothingFromAnybodyAndRefusesWhatIsNew() {
        Map<String, String> rows = here.rows();
        mode(admin, "ENFORCE", 200);
        likeStock("enforcing");
        assertEquals(rows, here.rows());

        String person = REALM.id("person p00");
        Map<String, Object> payments = Map.of("id", REALM.id("role " + UsedRealm.PAYMENTS), "name", UsedRealm.PAYMENTS);
        assertEquals(
                403,
                admin.post(path("/users/" + person + "/role-mappings/realm"), List.of(payments))
                        .status());
        assertEquals(
                204,
                admin.post(
                                path("/users/" + person + "/role-mappings/realm"),
                                List.of(Map.of("id", REALM.id("role intranet"), "name", "intranet")))
                        .status(),
                "ordinary work goes on");
        stock.post(
                        path("/users/" + person + "/role-mappings/realm"),
                        List.of(Map.of("id", REALM.id("role intranet"), "name", "intranet")))
                .expect(204);

        String fresh = account(admin, "fresh");
        assertFalse(groups(admin, fresh).contains(UsedRealm.GIVEN_TO_ALL), "the bad default group is left out");
        assertTrue(groups(stock, account(stock, "fresh")).contains(UsedRealm.GIVEN_TO_ALL));
        ofStock = stockReading();
        likeStock("after an ordinary grant");
    }

    @Test
    @Order(5)
    void offIsStockAgain() {
        mode(admin, "OFF", 202);
        mode(admin.anotherAdministrator("again-" + REALM.name(), LiveRealm.PASSWORD), "OFF", 200);
        likeStock("off again");
        String person = REALM.id("person p00");
        Map<String, Object> payments = Map.of("id", REALM.id("role " + UsedRealm.PAYMENTS), "name", UsedRealm.PAYMENTS);
        for (AdminClient server : List.of(stock, admin)) {
            assertEquals(
                    204,
                    server.post(path("/users/" + person + "/role-mappings/realm"), List.of(payments))
                            .status());
            assertTrue(groups(server, account(server, "latest")).contains(UsedRealm.GIVEN_TO_ALL));
        }
        ofStock = stockReading();
        likeStock("what stock allows is allowed");
    }

    private static void mode(AdminClient who, String mode, int expected) {
        who.put(gatehouse("/mode"), Map.of("mode", mode, "reason", "first hour"))
                .expect(expected);
    }

    private static String path(String rest) {
        return "/admin/realms/" + REALM.name() + rest;
    }

    private static String gatehouse(String rest) {
        return path("/gatehouse" + rest);
    }

    private static Answer give(AdminClient server, String person, String role) {
        String client = server.get(path("/clients?clientId=realm-management"))
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
        JsonNode found = server.get(path("/clients/" + client + "/roles/" + role))
                .expect(200)
                .json();
        return server.post(path("/users/" + person + "/role-mappings/clients/" + client), List.of(found));
    }

    private static String account(AdminClient server, String username) {
        return server.post(
                        path("/users"),
                        Map.of(
                                "username",
                                username,
                                "enabled",
                                true,
                                "credentials",
                                List.of(Map.of("type", "password", "value", LiveRealm.PASSWORD, "temporary", false))))
                .expect(201)
                .createdId();
    }

    private static List<String> groups(AdminClient server, String account) {
        return StreamSupport.stream(
                        server.get(path("/users/" + account + "/groups"))
                                .expect(200)
                                .json()
                                .spliterator(),
                        false)
                .map(group -> group.path("name").asString())
                .toList();
    }

    private static JsonNode last(String type) {
        JsonNode entries = admin.get(gatehouse("/audit?limit=1000")).expect(200).json();
        List<JsonNode> found = StreamSupport.stream(entries.spliterator(), false)
                .filter(entry -> entry.path("type").asString().equals(type))
                .toList();
        return found.get(found.size() - 1);
    }
}
