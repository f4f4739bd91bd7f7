package io.gatehouse.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.InventoryLine;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reading Keycloak: all of it or nothing, and what did not change is not written. */
class KeycloakCopyIT extends CopiedCompany {

    @Test
    void aWholeCompanyIsReadWithoutHoldingItInMemory() {
        company.people = 10_000;
        company.grantsEach = 10;
        MemoryWatch watch = new MemoryWatch();
        company.observer = watch;

        directory.refreshAll();

        assertThat(count("published_person")).isEqualTo(10_000);
        assertThat(count("published_grant")).isEqualTo(100_000);
        assertThat(directory.readAt()).isEqualTo(Company.NOW);
        assertThat(watch.stillHeldHalfWay())
                .as("lines of the first half that are still reachable after a collection")
                .isLessThan(watch.watched() / 100);
    }

    @Test
    void whatIsGoneInKeycloakIsGoneHereAndWhatDidNotChangeIsNotWritten() {
        company.people = 50;
        company.grantsEach = 4;
        directory.refreshAll();
        String untouched = version("p7");

        company.without = Map.of("p3", "e1");
        company.leftOut = "p5";
        directory.refreshAll();

        assertThat(directory.grantsOf("p3"))
                .extracting(Grant::entitlementId)
                .doesNotContain("e1")
                .hasSize(3);
        assertThat(directory.person("p5")).isEmpty();
        assertThat(directory.grantsOf("p5")).isEmpty();
        assertThat(count("published_grant")).isEqualTo(50 * 4 - 1 - 4);
        assertThat(version("p7")).isEqualTo(untouched);
    }

    @Test
    void aStreamThatBreaksOffChangesNothing() {
        company.people = 20;
        company.grantsEach = 3;
        directory.refreshAll();

        company.people = 30;
        company.breakAfter = 40;
        assertThatThrownBy(directory::refreshAll).isInstanceOf(ExtensionUnavailable.class);

        assertThat(count("published_person")).isEqualTo(20);
        assertThat(count("published_grant")).isEqualTo(60);
    }

    @Test
    void anInventoryThatContradictsItselfOrIsEmptyIsNotBelieved() {
        company.people = 20;
        company.grantsEach = 1;
        directory.refreshAll();

        company.lieAtTheEnd = 1;
        assertThatThrownBy(directory::refreshAll).hasMessageContaining("counts other lines");
        company.lieAtTheEnd = 0;
        company.people = 0;
        assertThatThrownBy(directory::refreshAll).hasMessageContaining("holds no account");

        assertThat(count("published_person")).isEqualTo(20);
    }

    @Test
    void oneAccountReadByItselfIsNotUndoneByAFullReadThatBeganEarlier() {
        company.people = 5;
        company.grantsEach = 3;
        directory.refreshAll();

        // while everything is being read, p2 loses e1 and is read by itself
        company.observer = line -> {
            if (line instanceof InventoryLine.EndLine && company.without.isEmpty()) {
                company.without = Map.of("p2", "e1");
                directory.refresh("p2");
            }
        };
        directory.refreshAll();

        assertThat(directory.grantsOf("p2"))
                .extracting(Grant::entitlementId)
                .doesNotContain("e1")
                .hasSize(2);
        assertThat(directory.grantsOf("p1")).hasSize(3);
    }

    @Test
    void anAccountThatKeycloakNoLongerHasDisappears() {
        company.people = 5;
        company.grantsEach = 3;
        directory.refreshAll();
        company.leftOut = "p2";
        directory.refresh("p2");
        assertThat(directory.person("p2")).isEmpty();
        assertThat(count("published_grant")).isEqualTo(12);
    }

    @Test
    void aFailingReadIsSeenAndTheOldCopyStays() {
        company.people = 3;
        company.grantsEach = 1;
        DirectoryJobs jobs = new DirectoryJobs(copy);
        DirectoryHealth health = new DirectoryHealth(copy);
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
        jobs.readEverything();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");

        company.breakAfter = 2;
        jobs.readEverything();
        assertThat(health.health().getStatus().getCode()).isEqualTo("DOWN");
        assertThat(health.health().getDetails().get("lastError").toString()).contains("cut off");
        assertThat(count("published_person")).isEqualTo(3);

        company.breakAfter = Long.MAX_VALUE;
        jobs.readEverything();
        assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
    }

    private long count(String view) {
        return sql.sql("select count(*) from directory." + view)
                .query(Long.class)
                .single();
    }

    private String version(String account) {
        return sql.sql("select xmin::text from directory.account where id = :id")
                .param("id", account)
                .query(String.class)
                .single();
    }
}
