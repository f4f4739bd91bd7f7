package io.gatehouse.app.directory;

import io.gatehouse.app.keycloak.InventoryLine;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.springframework.dao.DataAccessResourceFailureException;
import tools.jackson.databind.json.JsonMapper;

/** Takes the inventory's lines into temporary tables of one transaction; they are empty again at its end. */
final class Staging implements Consumer<InventoryLine> {

    private static final String TABLES = """
            create temporary table if not exists stage_account (id text, username text, email text, first_name text,
                last_name text, enabled boolean, departed boolean, access_end timestamptz, service_account_of text,
                created_at timestamptz, attributes jsonb) on commit delete rows;
            create temporary table if not exists stage_client (id text, client_id text, name text, tier text,
                data_class text, owner text, service_account text, attributes jsonb) on commit delete rows;
            create temporary table if not exists stage_entitlement (id text, kind text, name text, client_id text,
                path text, tier text, governed boolean, data_class text, owner text, closure_hash text,
                reach_tier text, attributes jsonb) on commit delete rows;
            create temporary table if not exists stage_reach (entitlement text, reached text) on commit delete rows;
            create temporary table if not exists stage_held (subject text, entitlement text, edge text, direct boolean,
                path text[], ledger_id text, origin text, granted_at timestamptz, valid_until timestamptz)
                on commit delete rows;
            """;
    private static final String STATISTICS =
            "analyze stage_account; analyze stage_client; analyze stage_entitlement; analyze stage_reach; analyze stage_held;";

    private final Connection connection;
    private final JsonMapper json;
    private final StagedRows accounts;
    private final StagedRows clients;
    private final StagedRows entitlements;
    private final StagedRows reach;
    private final StagedRows grants;
    private InventoryLine.@Nullable EndLine end;

    /** @param connection of the transaction that is running */
    Staging(Connection connection, JsonMapper json) {
        this.connection = connection;
        this.json = json;
        try {
            run(TABLES);
            var copy = connection.unwrap(PGConnection.class).getCopyAPI();
            accounts = new StagedRows(
                    copy,
                    "stage_account",
                    "id, username, email, first_name, last_name, enabled, departed, access_end, service_account_of, created_at, attributes");
            clients = new StagedRows(
                    copy, "stage_client", "id, client_id, name, tier, data_class, owner, service_account, attributes");
            entitlements = new StagedRows(
                    copy,
                    "stage_entitlement",
                    "id, kind, name, client_id, path, tier, governed, data_class, owner, closure_hash, reach_tier, attributes");
            reach = new StagedRows(copy, "stage_reach", "entitlement, reached");
            grants = new StagedRows(
                    copy,
                    "stage_held",
                    "subject, entitlement, edge, direct, path, ledger_id, origin, granted_at, valid_until");
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the staging tables cannot be made", e);
        }
    }

    @Override
    public void accept(InventoryLine line) {
        if (line instanceof InventoryLine.AccountLine it) {
            accounts.add(
                    it.id(),
                    it.username(),
                    it.email(),
                    Objects.requireNonNullElse(it.firstName(), ""),
                    Objects.requireNonNullElse(it.lastName(), ""),
                    it.enabled(),
                    it.departed(),
                    it.accessEnd(),
                    it.serviceAccountOf(),
                    it.createdAt(),
                    text(it.attributes()));
        } else if (line instanceof InventoryLine.GrantLine it) {
            grants.add(
                    it.subject(),
                    it.entitlement(),
                    it.edge(),
                    it.direct(),
                    it.path(),
                    it.ledgerId(),
                    it.origin(),
                    it.grantedAt(),
                    it.validUntil());
        } else if (line instanceof InventoryLine.EntitlementLine it) {
            entitlements.add(
                    it.id(),
                    it.kind(),
                    it.name(),
                    it.clientId(),
                    it.path(),
                    it.tier(),
                    it.governed(),
                    it.dataClass(),
                    it.owner(),
                    it.closureHash(),
                    it.reachTier(),
                    text(it.attributes()));
            if (it.reaches() != null) {
                it.reaches().forEach(reached -> reach.add(it.id(), reached));
            }
        } else if (line instanceof InventoryLine.ClientLine it) {
            clients.add(
                    it.id(),
                    it.clientId(),
                    it.name(),
                    it.tier(),
                    it.dataClass(),
                    it.owner(),
                    it.serviceAccount(),
                    text(it.attributes()));
        } else if (line instanceof InventoryLine.EndLine it) {
            end = it;
        }
    }

    /** Sends what is still buffered. */
    void finish() {
        accounts.send();
        clients.send();
        entitlements.send();
        reach.send();
        grants.send();
    }

    /** Lets the planner know how much there is; only worth it for everything. */
    void analyze() {
        try {
            run(STATISTICS);
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("the staging tables cannot be analysed", e);
        }
    }

    /** What is wrong with this inventory as a whole; nothing when it can be believed. */
    @Nullable
    String fault() {
        InventoryLine.EndLine said = end;
        if (said == null) {
            return "its last line is missing";
        }
        if (said.accounts() != accounts.rows()
                || said.grants() != grants.rows()
                || said.entitlements() != entitlements.rows()
                || said.clients() != clients.rows()) {
            return "its last line counts other lines than arrived";
        }
        // a realm with this app in it has accounts; an empty answer would wipe out everything that is known
        return accounts.rows() == 0 ? "it holds no account" : null;
    }

    private String text(@Nullable Map<String, String> attributes) {
        return attributes == null ? "{}" : json.writeValueAsString(attributes).replace("\\u0000", "");
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
