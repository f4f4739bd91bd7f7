package io.gatehouse.realm;

import io.gatehouse.stack.AdminClient;
import io.gatehouse.stack.Answer;
import io.gatehouse.stack.StackFailure;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.node.ArrayNode;

/** The faults that need a closed gate: a grant past Keycloak, and one that infrastructure code tries and is refused. */
public final class DemoFaults {

    /** Opens Keycloak's own database with a role that may write to it. */
    @FunctionalInterface
    public interface KeycloakDatabase {
        Connection open() throws SQLException;
    }

    private final AdminClient admin;
    private final String realm;
    private final DemoCompany company;

    DemoFaults(AdminClient admin, String realmPath, DemoCompany company) {
        this.admin = admin;
        this.realm = realmPath;
        this.company = company;
    }

    void make(KeycloakDatabase database, Consumer<String> progress) {
        RealmIds ids = new RealmIds(admin, realm);
        for (DemoCompany.Fault fault : company.faults()) {
            String user = ids.user(fault.username());
            switch (fault.kind()) {
                case "OUTSIDE_PROCESS" -> {
                    progress.accept("A grant appears outside the process");
                    grantBySql(database, user, ids.entitlement(fault.key()));
                }
                case "TERRAFORM_REGRANT" -> {
                    progress.accept("Infrastructure code tries a grant and is refused");
                    tryAsTerraform(user, ids, fault.key());
                }
                default -> {
                    // in the realm file already, or known to the app
                }
            }
        }
    }

    private static void grantBySql(KeycloakDatabase database, String user, String role) {
        String sql = "insert into user_role_mapping (user_id, role_id) values (?, ?) on conflict do nothing";
        try (Connection connection = database.open();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            insert.setString(1, user);
            insert.setString(2, role);
            insert.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
        } catch (SQLException e) {
            throw new StackFailure("The grant outside the process could not be written: " + e.getMessage(), e);
        }
    }

    private void tryAsTerraform(String user, RealmIds ids, String key) {
        String name = realm.substring(realm.lastIndexOf('/') + 1);
        String token = admin.form(
                        "/realms/" + name + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "terraform",
                                "client_secret", "demo-terraform-secret"))
                .expect(200)
                .json()
                .path("access_token")
                .asString();
        int slash = key.indexOf('/');
        ArrayNode roles = Json.array();
        roles.add(Json.object().put("id", ids.entitlement(key)).put("name", key.substring(slash + 1)));
        Answer answer = admin.as(token)
                .post(
                        realm + "/users/" + user + "/role-mappings/clients/" + ids.client(key.substring(0, slash)),
                        roles);
        if (answer.status() != 403 || !answer.body().contains("governance_required")) {
            throw new StackFailure("The gate should have refused Terraform's grant of " + key
                    + ", but Keycloak answered " + answer.status() + ": " + answer.body());
        }
    }
}
