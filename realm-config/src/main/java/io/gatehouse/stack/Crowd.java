package io.gatehouse.stack;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Fills a realm set by set in the database: 2,000 roles of which the first 500 are meant to be governed, 860 groups nested four
 * deep, and as many people as wanted, each with eight roles and two of the lowest groups; every tenth holds a governed role, every
 * twentieth is in a group that gives one. Each row is a copy of one that Keycloak wrote, so that whatever a version puts into
 * its tables is there.
 */
final class Crowd {

    static final int ROLES = 2000;
    static final int GOVERNED = 500;

    /** A governed role that gives nothing else. */
    static final int ALONE = 400;

    /** The last ten roles and the group {@value #EMPTY_GROUP} belong to nobody. */
    static final int FREE_ROLE = 1991;

    static final int EMPTY_GROUP = 800;

    private static final int GROUPS = 860;

    private final Connection connection;
    private final String realm;

    /** @param realm the realm's id, which begins every id made here */
    Crowd(Connection connection, String realm) {
        this.connection = connection;
        this.realm = realm;
    }

    /**
     * Makes it all.
     *
     * @param role id of a role without anything, whose row is copied
     * @param group the same of a group
     * @param person the same of a person, with a password
     */
    void fill(String role, String group, String person, int people) throws SQLException {
        copy("keycloak_role", "id", role, Map.of("id", id("r"), "name", "'role-' || n"), ROLES);
        copy(
                "keycloak_group",
                "id",
                group,
                Map.of("id", id("g"), "name", "'group-' || n", "parent_group", parentOf()),
                GROUPS);
        copy(
                "user_entity",
                "id",
                person,
                Map.of(
                        "id", id("u"),
                        "username", "'person-' || n",
                        "email", "'person-' || n || '@example.org'",
                        "email_constraint", "'person-' || n || '@example.org'",
                        "last_name", "'Person ' || n"),
                people);
        copy("credential", "user_id", person, Map.of("id", id("c"), "user_id", id("u")), people);
        copy("user_role_mapping", "user_id", person, Map.of("user_id", id("u")), people);

        // what roles and groups give
        run("insert into composite_role (composite, child_role) select " + id("r", "1000 + n") + ", "
                + id("r", "1300 + n") + " from generate_series(1, 200) n");
        run("insert into composite_role (composite, child_role) select " + id("r", "n") + ", " + id("r", "100 + n")
                + " from generate_series(1, 50) n");
        run("insert into group_role_mapping (group_id, role_id) select " + id("g", "n") + ", "
                + id("r", "501 + n % 1400") + " from generate_series(1, 799) n");
        run("insert into group_role_mapping (group_id, role_id) select " + id("g", "n") + ", " + id("r", "1 + n % 380")
                + " from generate_series(801, " + GROUPS + ") n");

        // what people hold
        run("insert into user_role_mapping (user_id, role_id) select " + id("u", "n") + ", "
                + id("r", "501 + (n * 8 + j * 13) % 1490") + " from generate_series(1, " + people
                + ") n, generate_series(0, 7) j");
        run("insert into user_group_membership (user_id, group_id, membership_type) select " + id("u", "n") + ", "
                + id("g", "261 + (n + j * 270) % 539") + ", 'UNMANAGED' from generate_series(1, " + people
                + ") n, generate_series(0, 1) j");
        run("insert into user_role_mapping (user_id, role_id) select " + id("u", "n") + ", " + id("r", "1 + n % 380")
                + " from generate_series(10, " + people + ", 10) n");
        run("insert into user_group_membership (user_id, group_id, membership_type) select " + id("u", "n") + ", "
                + id("g", "801 + n % 60") + ", 'UNMANAGED' from generate_series(20, " + people + ", 20) n");
        run("analyze");
    }

    /** Ten groups at the top, below them 50, 200 and 600; Keycloak marks the top with a space. */
    private String parentOf() {
        return "case when n <= 10 then ' ' when n <= 60 then " + id("g", "1 + (n - 11) % 10") + " when n <= 260 then "
                + id("g", "11 + (n - 61) % 50") + " else " + id("g", "61 + (n - 261) % 200") + " end";
    }

    private String id(String kind) {
        return id(kind, "n");
    }

    private String id(String kind, String number) {
        return "'" + realm + "-" + kind + "-' || (" + number + ")";
    }

    /** The n-th role, group (g) or person (u). */
    static String id(String realm, String kind, int n) {
        return realm + "-" + kind + "-" + n;
    }

    private void copy(String table, String column, String template, Map<String, String> changed, int times)
            throws SQLException {
        List<String> columns = columns(table);
        List<String> values = columns.stream()
                .map(name -> changed.getOrDefault(name, "t." + name))
                .toList();
        run("insert into " + table + " (" + String.join(", ", columns) + ") select " + String.join(", ", values)
                + " from " + table + " t, generate_series(1, " + times + ") n where t." + column + " = '" + template
                + "'");
    }

    private List<String> columns(String table) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select column_name from information_schema.columns where table_name = ?"
                        + " and table_schema = 'public' order by ordinal_position")) {
            query.setString(1, table);
            List<String> columns = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    columns.add(rows.getString(1));
                }
            }
            return columns;
        }
    }

    private void run(String statement) throws SQLException {
        try (Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }
}
