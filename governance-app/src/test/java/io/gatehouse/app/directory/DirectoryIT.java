package io.gatehouse.app.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the copy answers about people and entitlements. */
class DirectoryIT extends CopiedCompany {

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
        assertThat(entitlement.ownerId()).isEqualTo(Company.OWNER);
        assertThat(directory.requireEntitlement("e2").ownerId())
                .as("not p1, whom anybody who may edit attributes could name")
                .isNull();
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
}
