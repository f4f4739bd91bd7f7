package io.gatehouse.app.directory;

import io.gatehouse.app.shared.Actor;
import io.gatehouse.app.shared.StateChange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds known accounts whose employee number or manager is another one than at the last read. Reviewers, who may decide a T1
 * change and whose second account is whose follow from them, so that they changed must not go unrecorded. New accounts changed
 * nothing.
 */
final class NumberChanges {

    private static final Actor SEEN_BY = Actor.system("directory");

    private final JdbcClient sql;

    NumberChanges(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of what is staged and not yet merged. */
    List<StateChange> staged() {
        return sql.sql("""
                        select t.id, t.employee_number as old_number, t.manager_number as old_manager,
                            s.number as new_number, s.manager as new_manager
                        from (select distinct on (id) id, nullif(attributes ->> 'employeeNumber', '') as number,
                                  nullif(attributes ->> 'manager', '') as manager
                              from stage_account order by id) s
                        join directory.account t on t.id = s.id
                        where (t.employee_number, t.manager_number) is distinct from (s.number, s.manager)
                        order by t.id""").query((row, n) -> change(row)).list();
    }

    private static StateChange change(ResultSet row) throws SQLException {
        Map<String, Object> before = new TreeMap<>();
        Map<String, Object> after = new TreeMap<>();
        compare("employeeNumber", row.getString("old_number"), row.getString("new_number"), before, after);
        compare("managerNumber", row.getString("old_manager"), row.getString("new_manager"), before, after);
        String id = row.getString("id");
        return new StateChange(
                DirectoryChange.NUMBERS_CHANGED, SEEN_BY, id, "Person", id, before, after, null, Map.of());
    }

    /** What was not there before, or is no longer, is left out. */
    private static void compare(
            String name,
            @Nullable String old,
            @Nullable String now,
            Map<String, Object> before,
            Map<String, Object> after) {
        if (old != null && !old.equals(now)) {
            before.put(name, old);
        }
        if (now != null && !now.equals(old)) {
            after.put(name, now);
        }
    }
}
