package io.gatehouse.realm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoCompanyTest {

    private final DemoCompany company = DemoCompany.load();
    private final Map<String, Person> people =
            company.people().stream().collect(Collectors.toMap(Person::username, Function.identity()));

    @Test
    void sixtyFourPeopleInEightDepartmentsAndThreePlacesHaveNumbersOfTheirOwn() {
        List<Person> persons =
                company.people().stream().filter(Person::isPerson).toList();
        assertEquals(64, persons.size());
        assertEquals(64, distinct(persons, Person::employeeNumber).size());
        assertEquals(65, distinct(company.people(), Person::username).size());
        assertEquals(8, distinct(persons, Person::department).size());
        assertEquals(Set.of("Shanghai", "Chengdu", "Singapore"), distinct(persons, Person::workLocation));
        for (Person person : persons) {
            assertTrue(Set.of("EMPLOYEE", "EXTERNAL").contains(person.employmentType()), person.username());
            assertTrue(Set.of("en", "zh-CN").contains(person.locale()), person.username());
            assertEquals(
                    person.workLocation().equals("Singapore") ? "Asia/Singapore" : "Asia/Shanghai",
                    ZoneId.of(person.timeZone()).getId());
            LocalDate.parse(person.startDate());
        }
        assertTrue(persons.stream()
                        .filter(p -> p.employmentType().equals("EXTERNAL"))
                        .count()
                >= 4);
        assertEquals("单雪", people.get("shan.xue").displayName());
        assertEquals("曾强", people.get("zeng.qiang").displayName());
        assertEquals("", people.get("alex.morgan").displayName());
    }

    @Test
    void everyManagerExistsAndTheChainEndsAtTheOnlyPersonWithoutOne() {
        assertEquals(
                List.of("gao.yuan"),
                company.people().stream()
                        .filter(p -> p.isPerson() && p.manager().isEmpty())
                        .map(Person::username)
                        .toList());
        for (Person person : company.people()) {
            Set<String> seen = new HashSet<>();
            String at = person.username();
            while (!at.isEmpty()) {
                assertTrue(people.containsKey(at), person.username() + " has the unknown manager " + at);
                assertTrue(seen.add(at), "a cycle above " + person.username());
                at = people.get(at).manager();
            }
        }
    }

    @Test
    void everyEntitlementHasAnOwnerBothLanguagesAValidTierAndKnownParts() {
        assertEquals(10, company.systems().size());
        for (Entitlement e : company.entitlements().values()) {
            described(e.key(), e.owner(), e.dataClass(), e.title(), e.description());
            assertTrue(e.tier() == null || e.tier().matches("T[0-3]"), e.key());
            assertTrue(
                    !e.dataClass().equals("SENSITIVE_CUSTOMER")
                            || Set.of("T0", "T1").contains(e.tier()),
                    e.key());
            e.includes().forEach(part -> assertTrue(company.entitlements().containsKey(part), e.key() + " → " + part));
            company.closure(e.key())
                    .forEach(part -> assertTrue(company.entitlements().containsKey(part), part));
        }
        for (ClientSystem system : company.systems()) {
            described(system.clientId(), system.owner(), system.dataClass(), system.title(), system.description());
            assertTrue(system.tier().matches("T[0-3]"), system.clientId());
            assertFalse(system.roles().isEmpty(), system.clientId());
        }
    }

    @Test
    void aboutFourHundredTwentyGrantsOnTheTenSystemsComeDirectlyByGroupAndByComposite() {
        long grants = effective().filter(this::ofASystem).count();
        assertTrue(grants >= 378 && grants <= 462, "grants: " + grants);
        assertEquals(
                new HashSet<>(company.holdings()).size(), company.holdings().size(), "a grant is there twice");
        for (DemoCompany.Holding holding : company.holdings()) {
            assertTrue(people.containsKey(holding.username()), holding.toString());
            assertTrue(
                    company.entitlements().containsKey(holding.key())
                            || holding.key().startsWith("gatehouse-app/")
                            || holding.key().startsWith("realm-management/"),
                    holding.toString());
        }
    }

    @Test
    void theTeamOfChenJingGivesThirtyReviewItemsAndZhouXiaotongHoldsADozenGrants() {
        assertEquals(
                30,
                effective()
                        .filter(grant -> people.get(grant.username()).manager().equals("chen.jing"))
                        .filter(this::governed)
                        .count());
        assertEquals(
                12,
                effective()
                        .filter(g -> g.username().equals("zhou.xiaotong") && ofASystem(g))
                        .count());
    }

    @Test
    void theRolesOfTheAppAreHeldByTheRightPeopleAndTwoApproversHaveDifferentManagers() {
        assertEquals(Set.of("liu.yang", "ding.hao"), holders("gatehouse-app/approver"));
        assertEquals(Set.of("liu.yang"), holders("gatehouse-app/administrator"));
        assertTrue(holders("gatehouse-app/hr").contains("wang.fang"));
        assertEquals(Set.of("alex.morgan"), holders("gatehouse-app/auditor"));
        assertEquals(Set.of("he.min"), holders("gatehouse-app/campaign-owner"));
        assertEquals(
                2,
                distinct(List.of(people.get("liu.yang"), people.get("ding.hao")), Person::manager)
                        .size());
        assertEquals(Set.of(), holders("gatehouse-app/extension-access"));
        assertTrue(holders("realm-management/manage-users").contains("sun.li"));
    }

    @Test
    void theFaultsThatCanBeSeenInTheDataAreInTheData() {
        Map<String, Long> kinds = company.faults().stream()
                .collect(Collectors.groupingBy(DemoCompany.Fault::kind, Collectors.counting()));
        assertEquals(
                Map.of(
                        "UNUSED", 9L,
                        "SOD_CONFLICT", 2L,
                        "ACCOUNT_WITHOUT_PERSON", 1L,
                        "MOVER", 1L,
                        "OUTSIDE_PROCESS", 1L,
                        "TERRAFORM_REGRANT", 1L),
                kinds);
        Set<DemoCompany.Holding> held = effective().collect(Collectors.toSet());
        for (DemoCompany.Fault fault : company.faults()) {
            boolean there = held.contains(new DemoCompany.Holding(fault.username(), fault.key()));
            switch (fault.kind()) {
                case "UNUSED" -> {
                    assertTrue(there, fault.toString());
                    assertTrue(Integer.parseInt(fault.detail()) > 90, fault.toString());
                }
                case "SOD_CONFLICT" -> {
                    assertTrue(held.contains(new DemoCompany.Holding(fault.username(), "erp/vendor-create")));
                    assertTrue(held.contains(new DemoCompany.Holding(fault.username(), "treasury/payment-release")));
                }
                case "MOVER" -> assertTrue(there, fault.toString());
                case "ACCOUNT_WITHOUT_PERSON" ->
                    assertFalse(people.get(fault.username()).isPerson());
                // made by the seeder after enforcement began
                default -> assertFalse(there, fault.toString());
            }
        }
    }

    private Stream<DemoCompany.Holding> effective() {
        return company.holdings().stream()
                .flatMap(h -> company.closure(h.key()).stream().map(key -> new DemoCompany.Holding(h.username(), key)))
                .distinct();
    }

    private boolean ofASystem(DemoCompany.Holding grant) {
        Entitlement entitlement = company.entitlements().get(grant.key());
        return entitlement != null && entitlement.kind() == Entitlement.Kind.CLIENT_ROLE;
    }

    private boolean governed(DemoCompany.Holding grant) {
        Entitlement entitlement = company.entitlements().get(grant.key());
        return entitlement != null
                && entitlement.tier() != null
                && !entitlement.tier().equals("T3");
    }

    private Set<String> holders(String key) {
        return company.holdings().stream()
                .filter(h -> h.key().equals(key))
                .map(DemoCompany.Holding::username)
                .collect(Collectors.toSet());
    }

    private void described(
            String key, String owner, String dataClass, Entitlement.Text title, Entitlement.Text description) {
        assertTrue(people.containsKey(owner), key + " has the unknown owner " + owner);
        assertTrue(
                Set.of("PUBLIC", "INTERNAL", "CUSTOMER", "SENSITIVE_CUSTOMER").contains(dataClass), key);
        for (Entitlement.Text text : List.of(title, description)) {
            assertFalse(text.en().isBlank() || text.en().length() > 255, key);
            assertTrue(text.en().chars().allMatch(c -> c < 128), key + " mixes languages: " + text.en());
            assertFalse(text.zh().isBlank() || text.zh().length() > 255, key);
        }
        assertTrue(
                description
                        .zh()
                        .codePoints()
                        .anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN),
                key);
    }

    private static <T, V> Set<V> distinct(List<T> list, Function<T, V> value) {
        return list.stream().map(value).collect(Collectors.toSet());
    }
}
