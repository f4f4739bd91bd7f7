package io.gatehouse.extension;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Set;

/** The shape of the extension. */
@AnalyzeClasses(packages = "io.gatehouse.extension", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final Set<String> PACKAGES = Set.of(
            "",
            "fit",
            "front",
            "graph",
            "gate",
            "acts",
            "config",
            "ledger",
            "order",
            "leaver",
            "guard",
            "outbox",
            "inventory",
            "login",
            "rest",
            "settings",
            "storage",
            "text");

    @ArchTest
    static final ArchRule packagesAreTheDocumentedOnes = ArchRuleDefinition.classes()
            .should(new ArchCondition<JavaClass>("stand in one of the documented packages") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                    String rest = type.getPackageName().replaceFirst("^io\\.gatehouse\\.extension\\.?", "");
                    if (!PACKAGES.contains(rest)) {
                        events.add(SimpleConditionEvent.violated(type, type.getName()));
                    }
                }
            });

    @ArchTest
    static final ArchRule packagesKnowEachOtherInOneDirectionOnly = SlicesRuleDefinition.slices()
            .assignedFrom(new SliceAssignment() {
                @Override
                public SliceIdentifier getIdentifierOf(JavaClass type) {
                    return SliceIdentifier.of(type.getPackageName());
                }

                @Override
                public String getDescription() {
                    return "each package, the one that starts the extension too";
                }
            })
            .should()
            .beFreeOfCycles();

    @ArchTest
    static final ArchRule namesSayWhatAThingIs =
            noClasses().should().haveNameMatching(".*(Impl|Helper|Utils?|Manager|Base|DTO|Dto)(\\$.*)?");

    @ArchTest
    static final ArchRule theGraphIsPureJava = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.extension.graph")
            .and()
            .doNotHaveSimpleName("ModelReader")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.keycloak..", "jakarta..", "org.hibernate..");

    @ArchTest
    static final ArchRule onlyTheClockReadsTheTime = noClasses()
            .that()
            .doNotHaveSimpleName("GatehouseClock")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule ledgerAndOutboxDoNotKnowTheGate = noClasses()
            .that()
            .resideInAnyPackage("io.gatehouse.extension.ledger", "io.gatehouse.extension.outbox")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.gatehouse.extension.gate",
                    "io.gatehouse.extension.order",
                    "io.gatehouse.extension.rest",
                    "io.gatehouse.extension.leaver");

    @ArchTest
    static final ArchRule noThirdPartyCode = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.commons..", "com.google.common..", "com.nimbusds..", "org.springframework..");

    @ArchTest
    static final ArchRule refusalsRollBack = noClasses()
            .should()
            .callConstructor(jakarta.ws.rs.WebApplicationException.class, jakarta.ws.rs.core.Response.class)
            .because("an exception with an entity that Keycloak does not know commits what was written before it");
}
