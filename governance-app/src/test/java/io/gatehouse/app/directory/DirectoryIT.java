package io.gatehouse.app.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.app.ModuleDatabase;
import io.gatehouse.app.keycloak.ExtensionUnavailable;
import io.gatehouse.app.keycloak.FakeExtension;
import io.gatehouse.app.keycloak.InventoryLine;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** The copy of Keycloak in a real database, fed by a generated inventory. */
class DirectoryIT {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final ModuleDatabase database = new ModuleDatabase("directory");
    private final Company company = new Company();
    private JdbcClient sql;
    private KeycloakCopy copy;
    private Directory directory;

    @BeforeEach
    void open() {
        sql = JdbcClient.create(database.dataSource());
        copy = new KeycloakCopy(
                company,
                database.dataSource(),
                new JdbcTransactionManager(database.dataSource()),
                () -> NOW,
                JsonMapper.shared());
        directory = new DirectoryQueries(sql, copy, ZoneId.of("Asia/Shanghai"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void aWholeCompanyIsReadWithoutHoldingItInMemory() {
        company.people = 10_000;
        company.grantsEach = 10;
        MemoryWatch watch = new MemoryWatch();
        company.observer = watch;

        directory.refreshAll();

        assertThat(count("published_person")).isEqualTo(10_000);
        assertThat(count("published_grant")).isEqualTo(100_000);
        assertThat(directory.readAt()).isEqualTo(NOW);
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
    void theLineOfManagersIsFoundAndACycleEndsIt() {
        company.people = 8; // p0 ← p1 ← p2 …: each reports to the one before
        company.grantsEach = 0;
        directory.refreshAll();

        assertThat(directory.managersAbove("p3")).extracting(Person::id).containsExactly("p2", "p1", "p0");
        assertThat(directory.reportsOf("p3")).extracting(Person::id).containsExactly("p4");
        assertThat(directory.isManager("p7")).isFalse();
        assertThat(directory.isManager("p0")).isTrue();

        company.headReportsTo = 7;
        directory.refreshAll();
        assertThat(directory.managersAbove("p1"))
                .extracting(Person::id)
                .containsExactly("p0", "p7", "p6", "p5", "p4", "p3", "p2");
    }

    @Test
    void peopleAreFoundByEitherNameNumberAndMailAndPatternsAreMeantLiterally() {
        company.people = 12;
        company.grantsEach = 0;
        directory.refreshAll();

        assertThat(directory.findPeople("person 11", 10)).extracting(Person::id).containsExactly("p11");
        assertThat(directory.findPeople("人员11", 10)).extracting(Person::id).containsExactly("p11");
        assertThat(directory.findPeople("E00011", 10)).extracting(Person::id).containsExactly("p11");
        assertThat(directory.findPeople("p11@LANSTONE.example", 10))
                .extracting(Person::id)
                .containsExactly("p11");
        assertThat(directory.findPeople("%", 10)).isEmpty();
        assertThat(directory.findPeople("  ", 10)).isEmpty();
        assertThat(directory.personByUsername("P11")).map(Person::id).contains("p11");
    }

    @Test
    void entitlementsHaveTheirBusinessNamesSystemAndOwner() {
        company.people = 2;
        company.grantsEach = 0;
        directory.refreshAll();

        Entitlement entitlement = directory.requireEntitlement("e1");
        assertThat(entitlement.nameIn(Locale.ENGLISH)).isEqualTo("Pay out");
        assertThat(entitlement.nameIn(Locale.SIMPLIFIED_CHINESE)).isEqualTo("付款");
        assertThat(entitlement.technicalName()).isEqualTo("erp/role1");
        assertThat(entitlement.systemName()).isEqualTo("ERP");
        assertThat(entitlement.ownerId()).isEqualTo("p1");
        assertThat(directory.findEntitlements("付款 erp", 50)).hasSize(Company.ENTITLEMENTS);
    }

    @Test
    void whatComesWithAnEntitlementIsKnownThoughNobodyHoldsIt() {
        company.people = 2;
        company.grantsEach = 0;
        company.reaches = Map.of("e1", List.of("e2", "e3"), "e4", List.of("e2"));
        directory.refreshAll();
        assertThat(reach()).containsExactly("e1 e2", "e1 e3", "e4 e2");

        company.reaches = Map.of("e1", List.of("e3"));
        directory.refreshAll();
        assertThat(reach()).containsExactly("e1 e3");

        company.reaches = null;
        directory.refreshAll();
        assertThat(reach()).as("an extension that does not say").isEmpty();
        assertThat(sql.sql("select count(*) from directory.published_entitlement where reach_tier is not null")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private List<String> reach() {
        return sql.sql("select entitlement_id || ' ' || reached_id from directory.published_reach order by 1")
                .query(String.class)
                .list();
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

    @Test
    void anAccountThatIsDisabledOrPastItsEndMayNotEnter() {
        company.people = 3;
        company.grantsEach = 0;
        company.accessEnd = Map.of("p1", NOW.minusSeconds(1), "p2", NOW.plusSeconds(60));
        directory.refreshAll();
        AccountStates states = new AccountStates(sql, () -> NOW);
        assertThat(states.mayEnter("p0", Instant.EPOCH)).isTrue();
        assertThat(states.mayEnter("p1", Instant.now())).isFalse();
        assertThat(states.mayEnter("p2", Instant.EPOCH)).isTrue();
    }

    @Test
    void anAccountThatIsGoneMayNotEnterAndANewOneMay() {
        company.people = 3;
        company.grantsEach = 0;
        AccountStates states = new AccountStates(sql, () -> NOW);
        assertThat(states.mayEnter("p2", Instant.EPOCH))
                .as("nothing was read yet")
                .isTrue();
        directory.refreshAll();
        Instant signedIn = sql.sql("select clock_timestamp()")
                .query(OffsetDateTime.class)
                .single()
                .toInstant();
        assertThat(states.mayEnter("p2", Instant.EPOCH)).isTrue();
        assertThat(states.mayEnter("new", signedIn))
                .as("signed in after the last read")
                .isTrue();
        assertThat(states.mayEnter("new", signedIn.minusSeconds(3600))).isFalse();

        company.people = 2;
        directory.refreshAll();
        assertThat(states.mayEnter("p1", Instant.EPOCH)).isTrue();
        assertThat(states.mayEnter("p2", signedIn.minusSeconds(2)))
                .as("deleted since")
                .isFalse();
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

    /** Generates its lines one by one, so that only the reader could hold them. */
    private static final class Company extends FakeExtension {
        static final int ENTITLEMENTS = 40;

        int people;
        int grantsEach;
        int headReportsTo = -1;
        int lieAtTheEnd;
        long breakAfter = Long.MAX_VALUE;
        Map<String, String> without = Map.of();
        Map<String, Instant> accessEnd = Map.of();

        @Nullable
        Map<String, List<String>> reaches = Map.of();

        @Nullable
        String leftOut;

        Consumer<InventoryLine> observer = line -> {};

        @Override
        public void inventory(@Nullable String subject, Consumer<InventoryLine> each) {
            long[] sent = new long[4];
            long[] all = new long[1];
            Consumer<InventoryLine> out = line -> {
                if (++all[0] > breakAfter) {
                    throw new ExtensionUnavailable("cut off");
                }
                observer.accept(line);
                each.accept(line);
            };
            out.accept(new InventoryLine.RealmLine("r", "lanstone", NOW, "ENFORCE"));
            if (subject == null) {
                out.accept(new InventoryLine.ClientLine("c1", "erp", "ERP", "T1", null, null, null, Map.of()));
                sent[0]++;
                for (int i = 0; i < ENTITLEMENTS; i++) {
                    out.accept(entitlement(i, reaches));
                    sent[1]++;
                }
            }
            for (int i = 0; i < people; i++) {
                String id = "p" + i;
                if (id.equals(leftOut) || subject != null && !subject.equals(id)) {
                    continue;
                }
                out.accept(account(i));
                sent[2]++;
                for (int g = 0; g < grantsEach; g++) {
                    if (!("e" + g).equals(without.get(id))) {
                        out.accept(new InventoryLine.GrantLine(
                                id, "e" + g, g % 2 == 0, "e" + g, List.of("e" + g), null, null, null, null));
                        sent[3]++;
                    }
                }
            }
            out.accept(new InventoryLine.EndLine(sent[0], sent[1], sent[2] + lieAtTheEnd, sent[3]));
        }

        private static InventoryLine entitlement(int i, @Nullable Map<String, List<String>> reaches) {
            return new InventoryLine.EntitlementLine(
                    "CLIENT_ROLE",
                    "e" + i,
                    "role" + i,
                    "c1",
                    null,
                    "T2",
                    true,
                    null,
                    null,
                    "hash" + i,
                    reaches == null ? null : reaches.getOrDefault("e" + i, List.of()),
                    reaches == null ? null : "T1",
                    Map.of(
                            "gatehouse.name.en", "Pay out",
                            "gatehouse.name.zh-CN", "付款",
                            "gatehouse.owner", "p1",
                            "gatehouse.description.en", "tab\there \\ and \"quotes\"\nand a new line"));
        }

        private InventoryLine account(int i) {
            int manager = i > 0 ? i - 1 : headReportsTo;
            return new InventoryLine.AccountLine(
                    "p" + i,
                    "p" + i,
                    "p" + i + "@lanstone.example",
                    "Person",
                    "" + i,
                    true,
                    false,
                    accessEnd.get("p" + i),
                    null,
                    NOW,
                    Map.of(
                            "employeeNumber",
                            number(i),
                            "displayName",
                            "人员" + i,
                            "manager",
                            manager < 0 ? "" : number(manager),
                            "timeZone",
                            i % 2 == 0 ? "Europe/Berlin" : "not a zone"));
        }

        private static String number(int i) {
            return String.format(Locale.ROOT, "E%05d", i);
        }
    }
}
