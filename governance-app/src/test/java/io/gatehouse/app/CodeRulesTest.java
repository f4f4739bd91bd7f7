package io.gatehouse.app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RestController;

/** House rules that a compiler does not know. */
@AnalyzeClasses(packages = "io.gatehouse.app", importOptions = ImportOption.DoNotIncludeTests.class)
class CodeRulesTest {

    @ArchTest
    static final ArchRule MODELS_ARE_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("..model..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework..", "org.keycloak..", "jakarta..", "tools.jackson..", "java.sql..");

    @ArchTest
    static final ArchRule SHARED_IS_PLAIN_JAVA = noClasses()
            .that()
            .resideInAPackage("io.gatehouse.app.shared..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "org.keycloak..", "jakarta..");

    @ArchTest
    static final ArchRule TIME_COMES_FROM_NOW = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .because("shared.Now is the one clock; models receive the instant as an argument");

    @ArchTest
    static final ArchRule NAMES_SAY_WHAT_A_CLASS_IS = noClasses()
            .should()
            .haveNameMatching(".*(Impl|Helper|Utils?|Manager|Base|DTO|Dto)")
            .because("such a name hides what the class is for");

    @ArchTest
    static final ArchRule PAGES_AND_API = classes()
            .that()
            .areAnnotatedWith(Controller.class)
            .or()
            .areAnnotatedWith(RestController.class)
            .should(haveNamesLike("Pages", "Api"))
            .andShould()
            .bePackagePrivate();

    @ArchTest
    static final ArchRule ONLY_KEYCLOAK_SPEAKS_HTTP = noClasses()
            .that()
            .resideOutsideOfPackages("io.gatehouse.app.keycloak..", "io.gatehouse.app.platform..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net.http..", "org.springframework.web.client..");

    private static ArchCondition<JavaClass> haveNamesLike(String pages, String api) {
        return new ArchCondition<>("be named …" + pages + " or …" + api) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean fits = type.getSimpleName().endsWith(pages)
                        || type.getSimpleName().endsWith(api);
                events.add(new SimpleConditionEvent(type, fits, type.getName()));
            }
        };
    }
}
