package io.gatehouse.app.platform.database;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the app's role may do in the schemas: its tables as far as needed, Flyway's table never. Given in one transaction, and
 * only where something differs, so that replicas already at work never miss a right while another one starts.
 */
final class RuntimeRights {
    /** Schemas in which the app may add and read, but never change or remove. */
    private static final Set<String> APPEND_ONLY = Set.of("audit");
    /** Two replicas that start at once would change the same rows of PostgreSQL's catalogue, which one of them cannot. */
    private static final long ONE_AT_A_TIME = 0x6761746572696768L;

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final String role;

    RuntimeRights(JdbcClient sql, TransactionTemplate transaction, String role) {
        this.sql = sql;
        this.transaction = transaction;
        this.role = role;
    }

    void give(List<String> schemas, String history) {
        transaction.executeWithoutResult(status -> {
            sql.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", ONE_AT_A_TIME)
                    .query((row, number) -> true)
                    .list();
            for (String schema : schemas) {
                giveIn(schema, history);
            }
            // directory reads the inventory into temporary tables; where the database's owner is somebody else this
            // only warns
            if (lacks("select count(*) = 0 from pg_database, aclexplode(datacl) where datname = current_database()"
                    + " and grantee = to_regrole(quote_ident(:role)) and privilege_type = 'TEMPORARY'")) {
                execute("grant temporary on database " + database() + " to " + quotedRole());
            }
        });
    }

    private void giveIn(String schema, String history) {
        String rights = APPEND_ONLY.contains(schema) ? "INSERT, SELECT" : "DELETE, INSERT, SELECT, UPDATE";
        if (lacks("select not has_schema_privilege(:role, '" + schema + "', 'USAGE')")) {
            execute("grant usage on schema " + schema + " to " + quotedRole());
        }
        if (tablesDiffer(schema, history, rights)) {
            execute("revoke all on all tables in schema " + schema + " from " + quotedRole());
            execute("grant " + rights + " on all tables in schema " + schema + " to " + quotedRole());
            execute("revoke all on " + schema + "." + history + " from " + quotedRole());
        }
        if (lacks("select coalesce(bool_or(not has_sequence_privilege(:role, c.oid, 'USAGE')"
                + " or not has_sequence_privilege(:role, c.oid, 'SELECT')), false)"
                + " from pg_class c where c.relkind = 'S' and c.relnamespace = '" + schema + "'::regnamespace")) {
            execute("grant usage, select on all sequences in schema " + schema + " to " + quotedRole());
        }
    }

    /** Whether the role's own rights in some table are not exactly these; views and the like count as tables. */
    private boolean tablesDiffer(String schema, String history, String rights) {
        return sql.sql("select coalesce(bool_or(held <> case name when :history then '' else :rights end), false)"
                        + " from (select c.relname as name, coalesce((select string_agg(privilege_type, ', '"
                        + " order by privilege_type collate \"C\") from aclexplode(c.relacl)"
                        + " where grantee = to_regrole(quote_ident(:role))), '') as held"
                        + " from pg_class c where c.relnamespace = cast(:schema as regnamespace)"
                        + " and c.relkind in ('r', 'p', 'v', 'm', 'f')) as tables")
                .param("history", history)
                .param("rights", rights)
                .param("role", role)
                .param("schema", schema)
                .query(Boolean.class)
                .single();
    }

    private boolean lacks(String question) {
        return sql.sql(question).param("role", role).query(Boolean.class).single();
    }

    private String database() {
        return sql.sql("select quote_ident(current_database())")
                .query(String.class)
                .single();
    }

    private String quotedRole() {
        return "\"" + role.replace("\"", "\"\"") + "\"";
    }

    private void execute(String statement) {
        sql.sql(statement).update();
    }
}
