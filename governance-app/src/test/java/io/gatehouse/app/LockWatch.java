package io.gatehouse.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.simple.JdbcClient;

/** For tests of two transactions at once: knows when one of them stands at what the other has not committed. */
public final class LockWatch {

    private LockWatch() {}

    /** Until some transaction of this database waits for another one; a second that never comes that far fails the test. */
    public static void untilSomebodyWaits(JdbcClient sql) {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (sql.sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                          and wait_event = 'transactionid'""").query(Integer.class).single() == 0) {
            assertThat(System.nanoTime()).as("the second never came that far").isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }
}
