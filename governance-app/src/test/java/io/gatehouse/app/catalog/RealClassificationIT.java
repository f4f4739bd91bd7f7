package io.gatehouse.app.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.catalog.model.Member;
import io.gatehouse.app.directory.Directory;
import io.gatehouse.app.directory.RealDirectory;
import io.gatehouse.app.keycloak.RealRealm;
import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.AppRole;
import io.gatehouse.app.shared.BadInput;
import io.gatehouse.app.shared.Refused;
import io.gatehouse.app.shared.StaleVersion;
import io.gatehouse.app.shared.Tier;
import io.gatehouse.stack.LocalStack;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** The use case with the real extension in a real Keycloak. */
class RealClassificationIT {

    private static final String ADMIN = "/admin/realms/" + LocalStack.REALM;

    private final RealRealm realm = new RealRealm();
    private final ModuleDatabase database = new ModuleDatabase("directory", "catalog");
    private final JdbcClient sql = JdbcClient.create(database.dataSource());
    private final JdbcTransactionManager transactions = new JdbcTransactionManager(database.dataSource());
    private final TransactionTemplate transaction = new TransactionTemplate(transactions);
    private final Directory directory = RealDirectory.over(realm.extension, database.dataSource(), transactions);
    private final CatalogueRows rows = new CatalogueRows(sql, directory);
    private final CatalogueEdits edits = new CatalogueEdits(
            rows,
            new EntryTable(sql),
            new Classifying(realm.extension, directory, rows, new MemberValues(directory)),
            new CatalogueNotes(event -> {}),
            directory,
            sql,
            Instant::now);
    private String role = "";
    private String owner = "";

    @BeforeEach
    void read() {
        role = realm.role("T2");
        owner = realm.person("owner");
        directory.refreshAll();
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aRaisedTierAndAnOwnerAreInKeycloakAndALoweredTierIsRefused() {
        Actor administrator = administrator();
        String username = directory.requirePerson(owner).username();
        change(administrator, Map.of(Member.TIER, "T1", Member.OWNER, username, Member.DATA_CLASS, "CUSTOMER"));
        directory.refreshAll();
        CatalogueRow row = rows.find(role).orElseThrow();
        assertThat(row.says().tier()).isEqualTo(Tier.T1);
        assertThat(row.seen().owner()).isEqualTo(owner);

        BadInput lower = (BadInput) catchThrowable(() -> change(administrator, Map.of(Member.TIER, "T2")));
        assertThat(lower.code()).isEqualTo("catalog.lowering.tier");
        assertThat(((BadInput) catchThrowable(() -> change(administrator, Map.of(Member.DATA_CLASS, "")))).code())
                .isEqualTo("catalog.lowering.dataClass");
        directory.refreshAll();
        assertThat(rows.find(role).orElseThrow().says().tier()).isEqualTo(Tier.T1);
        assertThat(lastChange().path("data").path("requestedBy").asString()).isEqualTo(administrator.id());
    }

    @Test
    void whatWasClassifiedInKeycloakMeanwhileIsNotOverwritten() {
        Actor administrator = administrator();
        realm.admin
                .put(
                        ADMIN + "/gatehouse/classification",
                        Map.of(
                                "entries",
                                List.of(Map.of("kind", "REALM_ROLE", "id", role, "tier", "T1", "owner", owner))))
                .expect(200);
        StaleVersion late =
                (StaleVersion) catchThrowable(() -> change(administrator, Map.of(Member.DATA_CLASS, "INTERNAL")));
        assertThat(late.codes()).containsEntry("catalog.member.tier", "T1");
        change(administrator, Map.of(Member.DATA_CLASS, "INTERNAL"));
        directory.refreshAll();
        assertThat(rows.find(role).orElseThrow().seen().owner()).isEqualTo(owner);
    }

    @Test
    void whoDoesNotAdministerGatehouseInKeycloakChangesNothing() {
        Actor claimed = new Actor(owner, "owner", Set.of(AppRole.ADMINISTRATOR));
        assertThat(catchThrowable(() -> change(claimed, Map.of(Member.TIER, "T1"))))
                .isInstanceOf(Refused.class);
    }

    private void change(Actor actor, Map<Member, String> typed) {
        transaction.executeWithoutResult(status ->
                edits.change(actor, role, rows.find(role).orElseThrow().seen(), typed::get));
    }

    /** Of the demo company where it is there already: then nobody can be made one any more. */
    private Actor administrator() {
        JsonNode known = realm.admin
                .get(ADMIN + "/users?exact=true&username=liu.yang")
                .expect(200)
                .json();
        String id = known.isEmpty() ? made() : known.get(0).path("id").asString();
        return new Actor(id, "administrator", Set.of(AppRole.ADMINISTRATOR));
    }

    private String made() {
        String id = realm.person("administrator");
        String client = realm.admin
                .get(ADMIN + "/clients?clientId=gatehouse-app")
                .expect(200)
                .json()
                .get(0)
                .path("id")
                .asString();
        JsonNode administers = realm.admin
                .get(ADMIN + "/clients/" + client + "/roles/administrator")
                .expect(200)
                .json();
        realm.admin
                .post(ADMIN + "/users/" + id + "/role-mappings/clients/" + client, List.of(administers))
                .expect(204);
        return id;
    }

    private JsonNode lastChange() {
        JsonNode[] last = new JsonNode[1];
        long after = 0;
        while (true) {
            JsonNode page = realm.admin
                    .get(ADMIN + "/gatehouse/audit?after=" + after + "&limit=1000")
                    .expect(200)
                    .json();
            if (page.isEmpty()) {
                return last[0];
            }
            for (JsonNode entry : page) {
                after = entry.path("seq").asLong();
                if (entry.path("type").asString().equals("classification.changed")
                        && entry.path("data").has("requestedBy")) {
                    last[0] = entry;
                }
            }
        }
    }
}
